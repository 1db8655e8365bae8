using Townline.Platform.Text;
using Townline.Import;
using Townline.Tests.Support;

namespace Townline.Tests.Import;

public sealed class RejectFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void It_holds_line_reason_and_the_row()
    {
        using (var rejects = Rejects())
        {
            rejects.Add([new(7, "there is no id", ["", "a, b"])]);
        }

        Assert.Equal("rejected_line,rejected_reason,id,text\r\n7,there is no id,,\"a, b\"\r\n", File.ReadAllText(_folder["in.rejects.csv"]));
    }

    [Fact]
    public void There_is_no_file_without_rejected_rows()
    {
        using var rejects = Rejects();
        rejects.Add([]);
        Assert.False(File.Exists(rejects.Path));
    }

    [Fact]
    public void A_later_run_starts_it_afresh_and_a_resumed_one_goes_on_where_it_had_committed()
    {
        long committed;
        using (var rejects = Rejects())
        {
            rejects.Add([new(2, "a", ["x"])]);
            committed = rejects.Length;
            rejects.Add([new(3, "b", ["y"])]);
        }

        using (var resumed = Rejects())
        {
            resumed.ContinueAt(committed);
            resumed.Add([new(3, "c", ["z"])]);
        }

        Assert.Equal(["2,a,x", "3,c,z"], File.ReadLines(_folder["in.rejects.csv"]).Skip(1));

        using (var again = Rejects())
        {
            again.StartAfresh();
            again.Add([new(4, "d", ["w"])]);
        }

        Assert.Equal(["4,d,w"], File.ReadLines(_folder["in.rejects.csv"]).Skip(1));
    }

    [Fact]
    public void A_run_that_was_killed_before_its_first_rejected_row_counted_leaves_no_row_behind()
    {
        using (var killed = Rejects())
        {
            killed.Add([new(2, "a", ["x"])]);
        }

        using (var resumed = Rejects())
        {
            resumed.ContinueAt(0);
            resumed.Add([new(2, "a", ["x"])]);
        }

        Assert.Equal(["2,a,x"], File.ReadLines(_folder["in.rejects.csv"]).Skip(1));
    }

    [Fact]
    public void A_file_of_that_name_that_is_not_ours_is_left_alone()
    {
        File.WriteAllText(_folder["in.rejects.csv"], "mine\n");
        using var rejects = Rejects();
        rejects.Add([new(2, "a", ["x"])]);
        Assert.Equal("mine\n", File.ReadAllText(_folder["in.rejects.csv"]));
        Assert.Equal(Path.Combine(_folder["data"], "in.rejects.csv"), rejects.Path);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1 555", "'+1 555")]
    [InlineData("@here", "'@here")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("-118.25", "-118.25")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\0", "a\uFFFD")]
    public void A_spreadsheet_cannot_take_a_field_for_a_formula(string field, string written) => Assert.Equal(written, CsvCell.Of(field));

    public void Dispose() => _folder.Dispose();

    private RejectFile Rejects() => new(_folder["in.csv"], _folder["data"], ["id", "text"]);
}
