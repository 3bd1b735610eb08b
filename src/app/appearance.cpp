// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include <QFile>
#include <QPalette>
#include <QStyleFactory>

#include "figures/color_map.h"
#include "figures/type.h"

/// A static library's resources are linked in only where somebody asks for them; outside of any namespace by its rules.
static void linkResources()
{
    Q_INIT_RESOURCE(attention_lab);
}

namespace lab {

namespace {

constexpr double kPointSize = 10;

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QPalette palette(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, mix(theme.panel, theme.query.fill, 0.12));
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.dim);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.query.fill);
    palette.setColor(QPalette::HighlightedText, ColorMap::ink(theme.query.fill.rgb()));
    palette.setColor(QPalette::Link, theme.query.text);
    palette.setColor(QPalette::Light, mix(theme.panel, theme.line, 0.5));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.dim);
    return palette;
}

QString styleSheet(const Theme &theme)
{
    QFile file(QStringLiteral(":/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the style sheet is not linked in");
    QString sheet = QString::fromUtf8(file.readAll());
    const auto put = [&sheet](const char *name, const QColor &color) {
        sheet.replace(QStringLiteral("{%1}").arg(QLatin1String(name)), color.name());
    };
    put("window", theme.window);
    put("panel", theme.panel);
    put("line", theme.line);
    put("text", theme.text);
    put("dim", theme.dim);
    put("link", theme.query.text);
    put("accent", theme.query.fill);
    put("accentHover", mix(theme.query.fill, theme.text, 0.15));
    put("onAccent", ColorMap::ink(theme.query.fill.rgb()));
    put("hover", mix(theme.panel, theme.line, 0.5));
    put("chosen", mix(theme.panel, theme.query.fill, theme.dark ? 0.22 : 0.12));
    put("alert", mix(theme.panel, theme.key.fill, theme.dark ? 0.22 : 0.12));
    sheet.replace(QStringLiteral("{mode}"), theme.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    put("alertLine", mix(theme.panel, theme.key.fill, 0.5));
    return sheet;
}

QFont font()
{
    QStringList families =
        installedFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    families << QStringLiteral("Noto Sans CJK SC"); // Chinese in its own letter forms, not in Japanese ones
    QFont font;
    font.setFamilies(families);
    font.setPointSizeF(kPointSize);
    return font;
}

} // namespace

Appearance::Appearance(QApplication &application, ThemeChoice choice)
    : QObject(&application), m_application(application), m_choice(choice)
{
    linkResources();
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    m_application.setFont(font());
    m_application.installEventFilter(this);
    apply();
}

void Appearance::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_application && event->type() == QEvent::ApplicationPaletteChange && !m_applying)
        apply();
    return QObject::eventFilter(watched, event);
}

void Appearance::apply()
{
    m_applying = true;
    // Without one of our own, the palette is the desktop's; ours leaves some roles open, so that its changes come
    // through.
    m_application.setPalette(QPalette());
    const QPalette desktop = m_application.palette();
    const bool darkDesktop =
        desktop.color(QPalette::Window).lightness() < desktop.color(QPalette::WindowText).lightness();
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && darkDesktop);
    const Theme &theme = dark ? Theme::darkTheme() : Theme::light();
    m_application.setPalette(palette(theme));
    m_application.setStyleSheet(styleSheet(theme));
    m_applying = false;
}

} // namespace lab
