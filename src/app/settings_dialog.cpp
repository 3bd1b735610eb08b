// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings_dialog.h"

#include <QFileDialog>
#include <QThread>

#include "session/language.h"
#include "ui_settings_dialog.h"

namespace lab {

SettingsDialog::SettingsDialog(Settings *settings, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::SettingsDialog>()), m_settings(settings)
{
    m_ui->setupUi(this);
    m_ui->decimals->setRange(Settings::kFewestDecimals, Settings::kMostDecimals);
    m_ui->threads->setRange(0, std::max(QThread::idealThreadCount(), settings->threads()));
    for (const QString &language : interfaceLanguages())
        m_ui->language->addItem(nativeName(language), language);
    showSettings();
    connectChoices();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::showSettings()
{
    m_ui->theme->setCurrentIndex(static_cast<int>(m_settings->theme()));
    m_ui->language->setCurrentIndex(std::max(0, m_ui->language->findData(m_settings->language())));
    m_ui->decimals->setValue(m_settings->decimals());
    m_ui->threads->setValue(m_settings->threads());
    m_ui->animations->setChecked(m_settings->animations());
    m_ui->folders->addItems(m_settings->modelFolders());
    m_ui->removeFolder->setEnabled(false);
}

void SettingsDialog::connectChoices()
{
    connect(m_ui->theme, &QComboBox::activated, this, [this](int index) {
        m_settings->setTheme(static_cast<ThemeChoice>(index));
        emit themeChanged();
    });
    connect(m_ui->language, &QComboBox::activated, this, [this](int index) {
        m_settings->setLanguage(m_ui->language->itemData(index).toString());
        emit languageChanged();
    });
    connect(m_ui->decimals, &QSpinBox::valueChanged, this, [this](int decimals) {
        m_settings->setDecimals(decimals);
        emit decimalsChanged();
    });
    connect(m_ui->threads, &QSpinBox::valueChanged, this, [this](int threads) {
        m_settings->setThreads(threads);
        emit threadsChanged();
    });
    connect(m_ui->animations, &QCheckBox::toggled, this, [this](bool animations) {
        m_settings->setAnimations(animations);
        emit animationsChanged();
    });
    connect(m_ui->addFolder, &QPushButton::clicked, this, &SettingsDialog::askForFolder);
    connect(m_ui->folders, &QListWidget::itemSelectionChanged, this,
            [this] { m_ui->removeFolder->setEnabled(!m_ui->folders->selectedItems().isEmpty()); });
    connect(m_ui->removeFolder, &QPushButton::clicked, this, [this] {
        qDeleteAll(m_ui->folders->selectedItems());
        keepFolders();
    });
}

void SettingsDialog::askForFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a folder with models"));
    if (!folder.isEmpty())
        addModelFolder(folder);
}

void SettingsDialog::addModelFolder(const QString &folder)
{
    if (!m_ui->folders->findItems(folder, Qt::MatchExactly).isEmpty())
        return;
    m_ui->folders->addItem(folder);
    keepFolders();
}

void SettingsDialog::keepFolders()
{
    QStringList folders;
    for (int row = 0; row < m_ui->folders->count(); ++row)
        folders << m_ui->folders->item(row)->text();
    m_settings->setModelFolders(folders);
    emit modelFoldersChanged();
}

} // namespace lab
