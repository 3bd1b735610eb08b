// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sentence_panel.h"

#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>

#include "app/language_names.h"
#include "app/undo_keys.h"
#include "attn/direction.h"
#include "figures/labels.h"
#include "ui_sentence_panel.h"

namespace lab {

namespace {

constexpr int kNearest = 3;      ///< known words named for an unknown one
constexpr int kUnknownNamed = 3; ///< unknown words named in the note
constexpr int kUnknownTried = 9; ///< among the first of them, those that have near known words go first
constexpr int kUnknownShare = 3; ///< from more than one in so many on, the rows mean little

QList<TokenChip::Content> contents(const std::vector<attn::Token> &tokens)
{
    QList<TokenChip::Content> result;
    for (const attn::Token &token : tokens)
        result.append({visibleText(QString::fromStdString(token.text)), token.special, token.unknown});
    return result;
}

const std::vector<attn::Token> &sourceTokens(const attn::Trace &trace)
{
    return trace.encoder ? trace.encoder->tokens : trace.decoder->tokens;
}

} // namespace

SentencePanel::SentencePanel(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::SentencePanel>())
{
    m_ui->setupUi(this);
    m_ui->targetSection->hide();
    m_ui->lookForSection->hide();
    m_ui->note->hide();
    m_ui->cut->hide();
    m_ui->cut->setText(tr("Do not cut"));
    const auto hint = [this](const QString &word) { return unknownNote(word); };
    m_ui->source->setUnknownHint(hint);
}

SentencePanel::~SentencePanel() = default;

void SentencePanel::setSession(Session *session)
{
    m_session = session;
    Selection *selection = &session->selection();
    connect(session, &Session::experimentChanged, this, &SentencePanel::showExperiment);
    connect(session, &Session::runChanged, this, &SentencePanel::showRun);
    connect(session, &Session::sampleChanged, this, [this] {
        m_ui->lookForSection->setVisible(!m_session->lookFor().isEmpty());
        m_ui->lookFor->setText(m_session->lookFor());
        m_ui->samples->setCurrentSample(m_session->sampleId());
    });
    connect(selection, &Selection::cellChanged, this, &SentencePanel::showMarks);
    connect(selection, &Selection::placeChanged, this, &SentencePanel::showRun);
    connectInputs();
    connectChips();
    showExperiment();
    showRun();
}

void SentencePanel::setSamples(const QList<Sample> &samples)
{
    m_ui->samplesSection->setVisible(!samples.isEmpty());
    m_ui->samples->setSamples(samples);
    if (m_session)
        m_ui->samples->setCurrentSample(m_session->sampleId());
}

void SentencePanel::setUndoActions(QAction *undo, QAction *redo)
{
    for (QWidget *field : {static_cast<QWidget *>(m_ui->text), static_cast<QWidget *>(m_ui->targetText)})
        new UndoKeys(field, undo, redo);
}

void SentencePanel::startTyping()
{
    m_ui->text->setFocus();
    m_ui->text->selectAll();
}

void SentencePanel::connectInputs()
{
    connect(m_ui->text, &QPlainTextEdit::textChanged, m_session,
            [this] { m_session->setText(m_ui->text->toPlainText()); });
    connect(m_ui->samples, &SampleList::sampleChosen, m_session, &Session::applySample);
    connect(m_ui->language, &QComboBox::activated, m_session,
            [this](int index) { m_session->setTranslateTo(m_ui->language->itemData(index).toString()); });
    connect(m_ui->typed, &QCheckBox::clicked, this, &SentencePanel::setTyped);
    connect(m_ui->targetText, &QLineEdit::textEdited, m_session,
            [this](const QString &text) { m_session->setTarget(text); });
    connect(m_ui->cut, &QPushButton::clicked, m_session, [this] { m_session->setCut(false); });
}

void SentencePanel::connectChips()
{
    Selection *selection = &m_session->selection();
    // a chip that is both a query and a key (self-attention) chooses the query
    const auto chosen = [selection](const Meaning &meaning) {
        Cell cell = selection->pinned();
        if (meaning.query)
            cell.query = meaning.query;
        else if (meaning.key)
            cell.key = meaning.key;
        return cell;
    };
    const auto join = [this, selection, chosen](TokenChips *chips, Meaning (SentencePanel::*meaning)(int) const) {
        connect(chips, &TokenChips::hovered, this, [this, selection, chosen, meaning](int chip) {
            selection->hover(chip < 0 ? Cell{} : chosen((this->*meaning)(chip)));
        });
        connect(chips, &TokenChips::clicked, this,
                [this, selection, chosen, meaning](int chip) { selection->pin(chosen((this->*meaning)(chip))); });
    };
    join(m_ui->source, &SentencePanel::sourceMeaning);
    join(m_ui->target, &SentencePanel::targetMeaning);
}

bool SentencePanel::showsStart() const
{
    const attn::AttentionPlace place = m_session->selection().place();
    return place.block == attn::Block::Decoder && place.kind == attn::AttentionKind::Self;
}

SentencePanel::Meaning SentencePanel::sourceMeaning(int chip) const
{
    const attn::AttentionPlace place = m_session->selection().place();
    if (place.kind == attn::AttentionKind::Cross)
        return {std::nullopt, chip};
    const bool isSourceBlock = (place.block == attn::Block::Encoder) == m_session->run()->trace->encoder.has_value();
    return isSourceBlock ? Meaning{chip, chip} : Meaning{};
}

/// The translation's chips are the produced words; in the decoder's self-attention the start token stands before them,
/// since its columns are the words that were fed.
SentencePanel::Meaning SentencePanel::targetMeaning(int chip) const
{
    if (m_session->selection().place().block != attn::Block::Decoder)
        return {};
    if (!showsStart())
        return {chip, std::nullopt};
    const auto fed = static_cast<int>(m_session->run()->trace->decoder->tokens.size());
    return {chip > 0 ? std::optional(chip - 1) : std::nullopt, chip < fed ? std::optional(chip) : std::nullopt};
}

void SentencePanel::showExperiment()
{
    const Experiment &experiment = m_session->experiment();
    const QSignalBlocker quiet(m_ui->text);
    m_ui->text->setText(QString::fromStdString(experiment.request.text));
    const bool typed = experiment.request.target.has_value();
    m_ui->typed->setChecked(typed);
    m_ui->targetText->setVisible(typed);
    const QString target = QString::fromStdString(experiment.request.target.value_or(std::string()));
    if (m_ui->targetText->text() != target)
        m_ui->targetText->setText(target);
}

void SentencePanel::showRun()
{
    const bool hasRun = m_session->run() && !m_session->isEmpty();
    m_ui->source->setVisible(hasRun);
    m_ui->targetSection->setVisible(hasRun && m_session->run()->trace->encoder && m_session->run()->trace->decoder);
    if (hasRun) {
        m_ui->source->setTokens(contents(sourceTokens(*m_session->run()->trace)));
        if (m_session->run()->trace->encoder && m_session->run()->trace->decoder)
            showTarget();
        showMarks();
    }
    showNote();
}

void SentencePanel::showTarget()
{
    const attn::Trace &trace = *m_session->run()->trace;
    QList<TokenChip::Content> tokens = contents(trace.produced);
    if (showsStart())
        tokens.prepend(contents(trace.decoder->tokens).first());
    m_ui->target->setTokens(tokens);
    showLanguages();
}

void SentencePanel::showLanguages()
{
    const attn::ModelConfig &config = m_session->run()->model->config();
    const attn::RunRequest &request = m_session->experiment().request;
    m_ui->language->clear();
    for (const auto &[code, id] : config.start_ids) {
        m_ui->language->addItem(languageName(code), QString::fromStdString(code));
        if (!attn::canTranslate(config, request.text, code))
            refuseLanguage(m_ui->language->count() - 1, languageName(config.source_languages.at(code)));
    }
    const std::string chosen = attn::languageFor(config, request.text, request.translate_to);
    m_ui->language->setCurrentIndex(m_ui->language->findData(QString::fromStdString(chosen)));
    m_ui->language->setVisible(config.start_ids.size() > 1);
}

/// Stays in the list, so that one sees what the model can do with another text.
void SentencePanel::refuseLanguage(int index, const QString &source)
{
    auto *items = qobject_cast<QStandardItemModel *>(m_ui->language->model());
    items->item(index)->setEnabled(false);
    items->item(index)->setToolTip(tr("For a text in %1").arg(source));
}

void SentencePanel::showMarks()
{
    if (!m_session->run())
        return;
    const Cell cell = m_session->selection().cell();
    const auto mark = [&](TokenChips *chips, Meaning (SentencePanel::*meaning)(int) const) {
        std::optional<int> query;
        std::optional<int> key;
        for (int chip = 0; chip < chips->chips().size(); ++chip) {
            const Meaning means = (this->*meaning)(chip);
            if (means.query && means.query == cell.query)
                query = chip;
            if (means.key && means.key == cell.key)
                key = chip;
        }
        chips->setMarked(query, key);
    };
    mark(m_ui->source, &SentencePanel::sourceMeaning);
    mark(m_ui->target, &SentencePanel::targetMeaning);
}

void SentencePanel::showNote()
{
    QStringList notes;
    bool isCut = false;
    if (m_session->run() && !m_session->isEmpty()) {
        const std::vector<attn::Token> &tokens = sourceTokens(*m_session->run()->trace);
        QStringList unknown;
        qsizetype words = 0;
        std::size_t end = 0;
        for (const attn::Token &token : tokens) {
            words += token.special ? 0 : 1;
            end = std::max(end, token.end);
            if (token.unknown)
                unknown << QString::fromStdString(token.text);
        }
        const std::string &text = m_session->run()->trace->text;
        isCut = m_session->run()->experiment.request.cut && end > 0 &&
                text.find_first_not_of(" \t\r\n", end) != std::string::npos;
        if (isCut)
            notes << tr("Cut: only the first %1 tokens are computed.").arg(tokens.size());
        if (unknown.size() * kUnknownShare > words) {
            notes << tr("The model does not know more than a third of these words: its rows mean little here.");
            unknown.removeDuplicates();
            unknown = unknown.first(std::min<qsizetype>(unknown.size(), kUnknownTried));
            std::stable_partition(unknown.begin(), unknown.end(),
                                  [this](const QString &word) { return !nearestKnown(word).isEmpty(); });
            for (const QString &word : unknown.first(std::min<qsizetype>(unknown.size(), kUnknownNamed)))
                notes << unknownNote(word);
        }
    }
    m_ui->note->setText(notes.join(u'\n'));
    m_ui->note->setVisible(!notes.isEmpty());
    m_ui->cut->setVisible(isCut);
}

QStringList SentencePanel::nearestKnown(const QString &word) const
{
    const attn::Model &model = *m_session->run()->model;
    const attn::Tokenizer &tokenizer = model.config().hasEncoder() ? model.sourceTokenizer() : model.targetTokenizer();
    QStringList known;
    for (const std::string &near : tokenizer.nearest(word.toStdString(), kNearest))
        known << QString::fromStdString(near);
    return known;
}

QString SentencePanel::unknownNote(const QString &word) const
{
    const QStringList known = nearestKnown(word);
    const QString shown = visibleText(word);
    return known.isEmpty() ? tr("The model does not know “%1”.").arg(shown)
                           : tr("The model does not know “%1”. Nearest known words: %2.")
                                 .arg(shown, known.join(QStringLiteral(", ")));
}

void SentencePanel::setTyped(bool typed)
{
    if (!typed || !m_session->run() || !m_session->run()->trace->decoder) {
        m_session->setTarget(std::nullopt);
        return;
    }
    std::vector<std::int32_t> ids;
    for (const attn::Token &token : m_session->run()->trace->produced)
        ids.push_back(token.id);
    m_session->setTarget(QString::fromStdString(m_session->run()->model->targetTokenizer().decode(ids)));
    m_ui->targetText->setFocus();
}

} // namespace lab
