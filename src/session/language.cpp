// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <utility>

/// A static library's resources are linked in only where somebody asks for them; outside of any namespace by its rules.
static void linkTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace lab {

namespace {

constexpr char kEnglish[] = "en";
constexpr char kChinese[] = "zh_CN";

QString &spoken()
{
    static QString language = QLatin1String(kEnglish);
    return language;
}

thread_local QString spokenHere; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): empty: the interface's

QString catalogueOf(const QString &language)
{
    return QStringLiteral("attention-lab_") + language;
}

const QString kCatalogues = QStringLiteral(":/translations");

/// Asked before all others: answers where the thread speaks a language of its own.
class ThreadTranslator : public QTranslator {
public:
    explicit ThreadTranslator(QObject *parent) : QTranslator(parent)
    {
        [[maybe_unused]] const bool loaded = m_chinese.load(catalogueOf(QLatin1String(kChinese)), kCatalogues);
        Q_ASSERT(loaded);
    }
    QString translate(const char *context, const char *source, const char *comment, int n) const override
    {
        if (spokenHere.isEmpty())
            return {};
        const QString translated =
            spokenHere == QLatin1String(kChinese) ? m_chinese.translate(context, source, comment, n) : QString();
        return translated.isNull() ? QString::fromUtf8(source) : translated;
    }

private:
    QTranslator m_chinese;
};

void install(const QString &catalogue, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(catalogue, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator; // Qt's own catalogue is a package of its own, which need not be there
}

} // namespace

QStringList interfaceLanguages()
{
    return {QLatin1String(kEnglish), QLatin1String(kChinese)};
}

QString nativeName(const QString &language)
{
    return language == QLatin1String(kChinese) ? QStringLiteral("简体中文") : QStringLiteral("English");
}

QString desktopLanguage()
{
    // Whoever asks for any Chinese reads the simplified one more easily than English.
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &language : wanted) {
        if (language.startsWith(QLatin1String("zh")))
            return QLatin1String(kChinese);
        if (language.startsWith(QLatin1String("en")))
            return QLatin1String(kEnglish);
    }
    return QLatin1String(kEnglish);
}

QString interfaceLanguage()
{
    return spokenHere.isEmpty() ? spoken() : spokenHere;
}

void setInterfaceLanguage(const QString &language)
{
    spoken() = language;
}

void installTranslations()
{
    linkTranslations();
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly));
    if (spoken() != QLatin1String(kEnglish)) {
        install(QStringLiteral("qtbase_") + spoken(), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(catalogueOf(spoken()), kCatalogues);
    }
    QCoreApplication::installTranslator(new ThreadTranslator(QCoreApplication::instance())); // the last is asked first
}

SpokenHere::SpokenHere(const QString &language) : m_before(std::exchange(spokenHere, language)) {}

SpokenHere::~SpokenHere()
{
    spokenHere = m_before;
}

} // namespace lab
