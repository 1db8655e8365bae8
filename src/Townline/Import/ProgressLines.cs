using System.Globalization;

namespace Townline.Import;

/// <summary>Shows how an import goes on: one line that changes on a terminal, a plain line now and then elsewhere.</summary>
/// <param name="output">Where to.</param>
/// <param name="isTerminal">Lines can be written over.</param>
/// <param name="fileLength">Bytes of the whole file.</param>
/// <param name="time">Clock.</param>
internal sealed class ProgressLines(TextWriter output, bool isTerminal, long fileLength, TimeProvider time)
{
    private const int MostRejectionsShown = 10;
    private static readonly TimeSpan BetweenPlainLines = TimeSpan.FromSeconds(5);
    private readonly long _started = time.GetTimestamp();
    private long _lastLine = time.GetTimestamp();
    private ImportReport? _start;
    private int _rejectionsShown;
    private bool _isLineOpen;

    /// <summary>The first report says where the import starts; what comes after it counts for the rate.</summary>
    public void Show(ImportReport report)
    {
        if (_start is null)
        {
            _start = report;
            return;
        }

        foreach (var rejection in report.Rejections.Take(MostRejectionsShown - _rejectionsShown))
        {
            _rejectionsShown++;
            Write($"line {rejection.Line}: {rejection.Reason}");
        }

        if (isTerminal || time.GetElapsedTime(_lastLine) >= BetweenPlainLines)
        {
            _lastLine = time.GetTimestamp();
            Write(Describe(report), stays: !isTerminal);
        }
    }

    /// <param name="rejectFile">Where the rejected rows are; null when there are none.</param>
    public void End(string? rejectFile)
    {
        CloseLine();
        if (rejectFile is not null)
        {
            Write($"All rejected rows, with reasons: {rejectFile}");
        }
    }

    /// <summary>Such as "120,000 rows, 61 %, 24,300 rows a second, 3 s left".</summary>
    internal string Describe(ImportReport report)
    {
        var seconds = Math.Max(time.GetElapsedTime(_started).TotalSeconds, 0.001);
        var start = _start ?? report;
        var rate = (report.Totals.Rows - start.Totals.Rows) / seconds;
        var bytes = Math.Max((report.Position - start.Position) / seconds, 1);
        var left = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(fileLength - report.Position, 0) / bytes));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Totals.Rows:N0} rows, {Math.Min(100, report.Position * 100 / Math.Max(fileLength, 1))} %, {rate:N0} rows a second, {Left(left)} left");
    }

    private static string Left(TimeSpan left) => FormattableString.Invariant(
        left.TotalMinutes >= 1 ? (FormattableString)$"{(int)left.TotalMinutes} min {left.Seconds} s" : $"{left.Seconds} s");

    private void Write(string line, bool stays = true)
    {
        CloseLine(overwrite: true);
        output.Write(line);
        _isLineOpen = !stays;
        if (stays)
        {
            output.WriteLine();
        }
    }

    private void CloseLine(bool overwrite = false)
    {
        if (_isLineOpen)
        {
            output.Write(overwrite ? "\r\e[K" : Environment.NewLine);
            _isLineOpen = false;
        }
    }
}
