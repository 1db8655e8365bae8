using System.Globalization;

namespace Townline.Transfer;

/// <summary>A line every few seconds, so that long work can be watched: "2,400,000 of 9,100,000 rows, 48,000 a second, 2 min 19 s left (conversations_entry)".</summary>
/// <param name="output">Where to.</param>
internal sealed class TransferLines(TextWriter output, TimeProvider time) : IProgress<TransferProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _told;
    private long _first = -1;
    private TimeSpan _firstAt;

    public void Report(TransferProgress value)
    {
        var passed = time.GetElapsedTime(_started);
        if (_first < 0)
        {
            (_first, _firstAt) = (value.Rows, passed);
        }

        if (passed - _told >= Every)
        {
            _told = passed;
            output.WriteLine(Describe(value, passed));
        }
    }

    internal string Describe(TransferProgress value, TimeSpan passed)
    {
        var rate = (value.Rows - _first) / Math.Max((passed - _firstAt).TotalSeconds, 0.001);
        var left = rate > 0 ? TimeSpan.FromSeconds(Math.Ceiling(Math.Max(value.Of - value.Rows, 0) / rate)) : TimeSpan.Zero;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Rows:N0} of {value.Of:N0} rows, {rate:N0} a second, {(left.TotalMinutes >= 1 ? $"{(int)left.TotalMinutes} min " : "")}{left.Seconds} s left ({value.What})");
    }
}
