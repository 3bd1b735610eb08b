// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>
#include <QTimer>

namespace lab::test {

/// Answers the next dialog as a person would: names a file, or presses a button. Says whether there was one.
class NextDialog {
public:
    explicit NextDialog(const QString &file) : NextDialog(file, QMessageBox::NoButton) {}
    explicit NextDialog(QMessageBox::StandardButton button) : NextDialog({}, button) {}
    bool wasThere() const { return m_seen; }
    QString text() const { return m_text; }

private:
    NextDialog(const QString &file, QMessageBox::StandardButton button)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, file, button] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (auto *box = qobject_cast<QMessageBox *>(dialog); box && button != QMessageBox::NoButton) {
                m_text = box->text();
                finish();
                QTest::mouseClick(box->button(button), Qt::LeftButton);
            } else if (auto *files = qobject_cast<QFileDialog *>(dialog); files && !file.isEmpty()) {
                auto *name = files->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
                name->setText(file);
                finish();
                QTest::keyClick(name, Qt::Key_Return);
            }
        });
        m_timer.start(20);
    }
    void finish()
    {
        m_seen = true;
        m_timer.stop();
    }

    QTimer m_timer;
    bool m_seen = false;
    QString m_text;
};

} // namespace lab::test
