using Townline.Import;
using Townline.Tests.Support;

namespace Townline.Tests.Import;

public class ProgressLinesTests
{
    private readonly Clock _clock = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void It_tells_rate_and_time_left()
    {
        var lines = new ProgressLines(_output, isTerminal: false, fileLength: 1000, new Steps(10));
        lines.Show(Report(0, 0));
        Assert.Equal("50,000 rows, 25 %, 5,000 rows a second, 30 s left", lines.Describe(Report(50_000, 250)));
    }

    [Fact]
    public void What_an_earlier_run_did_does_not_count_for_the_rate()
    {
        var lines = new ProgressLines(_output, isTerminal: false, fileLength: 1000, new Steps(10));
        lines.Show(Report(40_000, 200));
        Assert.Equal("50,000 rows, 25 %, 1,000 rows a second, 2 min 30 s left", lines.Describe(Report(50_000, 250)));
    }

    [Fact]
    public void A_terminal_has_one_line_that_is_written_over()
    {
        var lines = new ProgressLines(_output, isTerminal: true, fileLength: 1000, _clock);
        lines.Show(Report(0, 0));
        lines.Show(Report(10, 10));
        lines.Show(Report(20, 20));
        lines.End("x.csv");
        Assert.Equal(2, _output.ToString().Split(" left").Length - 1);
        Assert.Contains("\r\e[K", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("x.csv" + Environment.NewLine, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rejected_rows_are_shown_up_to_ten()
    {
        var lines = new ProgressLines(_output, isTerminal: false, fileLength: 1000, _clock);
        lines.Show(Report(0, 0));
        lines.Show(Report(9, 10) with { Rejections = [.. Enumerable.Range(2, 9).Select(line => new Rejection(line, "bad", []))] });
        lines.Show(Report(9, 10) with { Rejections = [.. Enumerable.Range(11, 9).Select(line => new Rejection(line, "bad", []))] });
        Assert.Equal(Enumerable.Range(2, 10).Select(line => $"line {line}: bad"), _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static ImportReport Report(long rows, long position) => new(new(rows, 0, 0), position, []);

    /// <summary>So many seconds have gone by at the second look at the clock and all later ones.</summary>
    private sealed class Steps(int seconds) : TimeProvider
    {
        private int _looks;

        public override long GetTimestamp() => _looks++ < 2 ? 0 : seconds * TimestampFrequency;
    }
}
