// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "walkthrough/step_builder.h"

namespace lab {

/// The steps, in their order; each fills in the builder's step. Titles and ids are the table's (walkthrough.cpp).
void whyStep(StepBuilder &b);
void tokensStep(StepBuilder &b);
void embeddingStep(StepBuilder &b);
void positionsStep(StepBuilder &b);
void inputStep(StepBuilder &b);
void projectionsStep(StepBuilder &b);
/// Q in the place of K.
StepMatrix queriesAsKeys(const StepBuilder &b);
void vectorsStep(StepBuilder &b);
void scoresStep(StepBuilder &b);
void scaleStep(StepBuilder &b);
void maskStep(StepBuilder &b);
void softmaxStep(StepBuilder &b);
void dropoutStep(StepBuilder &b);
void contextStep(StepBuilder &b);
void concatenateStep(StepBuilder &b);
void outputStep(StepBuilder &b);
void activationStep(StepBuilder &b);
void residualStep(StepBuilder &b);
void feedForwardStep(StepBuilder &b);
void nextStep(StepBuilder &b);
void logitsStep(StepBuilder &b);

/// "\gamma \odot \frac{h - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta", of what is given.
QString normLatex(const QString &of, const QString &gain, const QString &bias);

/// Of a model whose scores get a bias for the distance: "b_{i,j} = -\theta_{1} \left|i - j\right|", and where that
/// comes from.
QString biasLatex(const StepBuilder &b);
QString biasSource(const StepBuilder &b);
/// An unfolding's numbers beside those of a step's cell: no operand of it is named as the cell's are.
QString withoutTerms(const Unfolding &unfolding);

} // namespace lab
