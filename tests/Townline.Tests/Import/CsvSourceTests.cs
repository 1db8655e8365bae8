using System.Text;
using Townline.Import;
using Townline.Platform.Commands;
using Townline.Tests.Support;

namespace Townline.Tests.Import;

public sealed class CsvSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Fields_may_hold_separators_quotes_and_line_breaks()
    {
        var rows = Rows("id,text\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,d");
        Assert.Equal([("1|a, \"b\"\r\nc", 2), ("2|d", 4)], rows);
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_column()
    {
        using var source = Open("\uFEFFid,text\n1,a\n");
        Assert.Equal("id", source.Headers[0]);
    }

    [Fact]
    public void Semicolons_and_tabs_are_found_out() => Assert.Equal([("1|a,b", 2)], Rows("id;text\n1;a,b\n"));

    [Fact]
    public void Blank_lines_are_no_rows() => Assert.Equal([("1|a", 3), ("2|b", 5)], Rows("id,text\n\n1,a\n\n2,b\n\n"));

    [Fact]
    public void A_row_with_another_number_of_columns_is_faulty_and_its_neighbours_are_not() => Assert.Equal(
        [("1|a", 2), ("!the row has 1 columns, the header has 2", 3), ("!the row has 3 columns, the header has 2", 4), ("4|d", 5)],
        Rows("id,text\n1,a\n2\n3,b,c\n4,d\n"));

    [Fact]
    public void A_null_byte_is_named_with_its_column() => Assert.Equal(
        [("!column 'text' contains a null byte", 2), ("2|b", 3)],
        Rows("id,text\n1,a\0a\n2,b\n"));

    [Fact]
    public void Broken_UTF_8_is_named_with_its_column() => Assert.Equal(
        [("!column 'text' is not valid UTF-8", 2), ("2|b", 3)],
        Rows([.. "id,text\n1,"u8, 0xC3, 0x28, .. "\n2,b\n"u8]));

    [Fact]
    public void A_quotation_mark_that_is_never_closed_costs_one_line() => Assert.Equal(
        [("1|a", 2), ("!a quotation mark is never closed", 3), ("3|c", 4), ("4|d", 5)],
        Rows("id,text\n1,a\n2,\"b\n3,c\n4,d\n"));

    [Fact]
    public void A_quotation_mark_closed_by_another_rows_costs_one_line_each() => Assert.Equal(
        [("!there is text after a closing quotation mark", 2), ("2|b", 3), ("3|c", 4), ("4|d", 5)],
        Rows("id,text\n1,\"a\n2,b\n3,\"c\"\n4,d\n"));

    [Fact]
    public void A_quotation_mark_inside_a_plain_field_is_text() => Assert.Equal([("1|5\" pipe", 2)], Rows("id,text\n1,5\" pipe\n"));

    [Fact]
    public void A_field_of_10_MB_can_be_read() => Assert.Equal(["1", "3"], Rows($"id,text\n1,\"{new string('x', 10_000_000)}\"\n3,c\n").Select(row => row.Text[..1]));

    [Fact]
    public void A_row_without_an_end_costs_one_line_however_long_the_file()
    {
        var many = string.Concat(Enumerable.Range(3, 1_200_000).Select(i => $"{i},some text\n"));
        using var source = Open("id,text\n1,a\n2,\"b\n" + many);
        Assert.True(source.Read() && source.Fault is null);
        Assert.True(source.Read() && source.Fault!.Contains("never closed", StringComparison.Ordinal));
        var good = 0;
        while (source.Read())
        {
            good += source.Fault is null ? 1 : 0;
        }

        Assert.Equal(1_200_000, good);
    }

    [Fact]
    public void Reading_goes_on_where_another_reading_stopped()
    {
        const string Text = "\uFEFFid,text\n1,\"a\na\"\n2,b\n3,c\n";
        using var first = Open(Text);
        Assert.True(first.Read() && first.Read());
        using var second = Open(Text);
        second.ContinueAt(first.Position);
        Assert.True(second.Read());
        Assert.Equal(("2", 4), (second.Row.GetString(0), second.Position.Line));
        Assert.True(second.Read());
        Assert.Equal(("3", 5), (second.Row.GetString(0), second.Position.Line));
        Assert.False(second.Read());
        Assert.Equal(Encoding.UTF8.GetByteCount(Text), second.Position.Offset);
    }

    [Fact]
    public void Windows_1252_and_UTF_16_are_read_when_told_or_marked()
    {
        Assert.Equal([("1|caf\u00E9", 2), ("!the row has 1 columns, the header has 2", 3), ("3|\u20AC", 4)], Rows([.. "id,text\n1,caf"u8, 0xE9, .. "\n2\n3,"u8, 0x80, (byte)'\n'], "windows-1252"));
        Assert.Equal([("1|caf\u00E9", 2)], Rows([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,text\n1,caf\u00E9\n")]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("id,\"text\n1,a\n")]
    public void A_file_without_a_header_is_refused_with_a_sentence(string text) => Assert.Throws<CommandFailedException>(() => Open(text));

    [Fact]
    public void A_missing_file_and_a_folder_are_refused_with_a_sentence()
    {
        Assert.Throws<CommandFailedException>(() => new CsvFile(_folder["no.csv"]));
        Assert.Throws<CommandFailedException>(() => new CsvFile(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private List<(string Text, long Line)> Rows(string text) => Rows(Encoding.UTF8.GetBytes(text));

    private List<(string Text, long Line)> Rows(byte[] bytes, string? encoding = null)
    {
        var rows = new List<(string, long)>();
        using var source = Open(bytes, encoding);
        while (source.Read())
        {
            rows.Add((source.Fault is { } fault ? "!" + fault : string.Join('|', source.Salvage()), source.Position.Line));
        }

        return rows;
    }

    private CsvSource Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    private CsvSource Open(byte[] bytes, string? encoding = null)
    {
        File.WriteAllBytes(_folder["in.csv"], bytes);
        return new(new CsvFile(_folder["in.csv"], encoding));
    }
}
