// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sample_list.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "views/focus_ring.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kPadding = 8;
constexpr int kRowPadding = 6;
constexpr int kBetween = 3; ///< Chinese letters fill their line
constexpr double kRadius = 6;
constexpr double kSmaller = 1 / 1.2;
constexpr int kSubtitleRole = Qt::UserRole;
constexpr int kRowsAtLeast = 1;

class SampleDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {80,
                option.fontMetrics.height() + QFontMetrics(small(option.font)).height() + kBetween + 2 * kRowPadding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(*option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            const bool focused = option.state.testFlag(QStyle::State_HasFocus);
            painter->setPen(focused ? QPen(theme.query.fill) : QPen(Qt::NoPen));
            painter->setBrush(option.palette.color(selected ? QPalette::AlternateBase : QPalette::Window));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
        }
        const QRect box = option.rect.adjusted(kPadding, kRowPadding, -kPadding, -kRowPadding);
        drawLine(painter, box, option.font, theme.text, Qt::AlignTop, index.data(Qt::DisplayRole).toString());
        drawLine(painter, box, small(option.font), theme.dim, Qt::AlignBottom, index.data(kSubtitleRole).toString());
        painter->restore();
    }

private:
    static QFont small(QFont font)
    {
        font.setPointSizeF(font.pointSizeF() * kSmaller);
        return font;
    }
    static void drawLine(QPainter *painter, const QRect &box, const QFont &font, const QColor &color,
                         Qt::Alignment vertical, const QString &text)
    {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(box, Qt::AlignLeft | vertical | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
    }
};

} // namespace

SampleList::SampleList(QWidget *parent) : QListView(parent), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new SampleDelegate(this));
    setFrameShape(QFrame::NoFrame);
    new FocusRing(this);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setResizeMode(Adjust);
    const auto choose = [this](const QModelIndex &index) { emit sampleChosen(m_samples.at(index.row())); };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
}

void SampleList::setSamples(const QList<Sample> &samples)
{
    m_samples = samples;
    m_model->clear();
    for (const Sample &sample : samples) {
        auto *item = new QStandardItem(sample.title);
        item->setData(sample.subtitle, kSubtitleRole);
        item->setData(QStringLiteral("%1. %2").arg(sample.title, sample.subtitle), Qt::AccessibleTextRole);
        item->setToolTip(QString::fromStdString(sample.experiment.request.text));
        m_model->appendRow(item);
    }
}

void SampleList::setCurrentSample(const QString &id)
{
    for (int row = 0; row < m_samples.size(); ++row) {
        if (m_samples.at(row).id == id) {
            setCurrentIndex(m_model->index(row, 0));
            return;
        }
    }
    setCurrentIndex({});
}

QSize SampleList::minimumSizeHint() const
{
    return {80, sizeHintForRow(0) * kRowsAtLeast};
}

} // namespace lab
