// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table_file.h"

#include <bit>
#include <string>

#include "export/output_file.h"
#include "session/csv.h"

namespace lab {

namespace {

std::string label(const QStringList &labels, attn::Index i)
{
    return labels.isEmpty() ? std::to_string(i) : csvField(labels.at(i));
}

} // namespace

void writeCsv(const QString &path, attn::ConstMatrixView values, const QStringList &rows, const QStringList &columns,
              const attn::Progress &progress)
{
    OutputFile file(path, progress);
    for (attn::Index column = 0; column < values.cols; ++column)
        file.write("," + label(columns, column));
    file.write("\n");
    for (attn::Index row = 0; row < values.rows; ++row) {
        progress.at(static_cast<double>(row) / static_cast<double>(values.rows));
        file.write(label(rows, row) + csvNumbers(values.row(row)) + "\n");
    }
    file.commit();
}

void writeNpy(const QString &path, std::span<const float> values, const std::vector<attn::Index> &shape,
              const attn::Progress &progress)
{
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i)
        header += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    header += shape.size() == 1 ? ",), }" : "), }"; // a Python tuple
    // The data begins at a multiple of 64 bytes: 10 bytes of prefix, the header, blanks, a line end.
    constexpr std::size_t kPrefix = 10;
    header.append(63 - (kPrefix + header.size()) % 64, ' ');
    header += '\n';
    std::string prefix("\x93NUMPY\x01\x00", 8);
    prefix += static_cast<char>(header.size() & 0xFF);
    prefix += static_cast<char>(header.size() >> 8);

    OutputFile file(path, progress);
    file.write(prefix + header);
    static_assert(std::endian::native == std::endian::little && sizeof(float) == 4);
    file.write({reinterpret_cast<const char *>(values.data()), values.size_bytes()});
    file.commit();
}

void writeNpy(const QString &path, const attn::Tensor &tensor, std::optional<attn::Index> head,
              const attn::Progress &progress)
{
    if (!head) {
        writeNpy(path, tensor.values(), tensor.shape(), progress);
        return;
    }
    const attn::Index rows = tensor.shape()[1];
    const attn::Index columns = tensor.shape()[2];
    const auto size = static_cast<std::size_t>(rows * columns);
    writeNpy(path, tensor.values().subspan(static_cast<std::size_t>(*head) * size, size), {rows, columns}, progress);
}

} // namespace lab
