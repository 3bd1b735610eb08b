#!/bin/bash
# Measures formulas.txt with LuaLaTeX, unicode-math and Latin Modern Math at 10 pt and writes sizes.log: width, height
# and depth in pt, then the formula. Needs Debian's texlive-luatex, texlive-latex-extra and lmodern; the tests only read
# the log.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"
{
    cat <<'TEX'
\documentclass[10pt]{article}
\usepackage{amsmath}
\usepackage{unicode-math}
\setmathfont{Latin Modern Math}
% What only formulas of this program have
\newcommand\term[2]{#2}
\newcommand\slot[1]{{-}0.44}
\providecommand\textcolor[2]{#2}
\newcommand\measure[2]{\setbox0\hbox{$\displaystyle #2$}\typeout{SIZE #1 \the\wd0 \space\the\ht0 \space\the\dp0 }}
\begin{document}
TEX
    number=0
    while IFS= read -r formula; do
        number=$((number + 1))
        printf '\\measure{%d}{%s}\n' "$number" "$formula"
    done <"$here/formulas.txt"
    echo '\end{document}'
} >formulas.tex
lualatex -interaction=nonstopmode -halt-on-error formulas.tex >log
{
    echo "# $(lualatex --version | head -n 1)"
    grep '^SIZE ' log | while read -r _ number width height depth; do
        printf '%s\t%s\t%s\t%s\n' "${width%pt}" "${height%pt}" "${depth%pt}" "$(sed -n "${number}p" "$here/formulas.txt")"
    done
} >"$here/sizes.log"
