using System.Diagnostics;
using System.Globalization;
using Townline.Channels.Email.Mime;

namespace Townline.Bench.MailParsing;

/// <summary>How fast mails are read, on one processor.</summary>
internal static class ParseBench
{
    private const int LargeMail = 20 * 1024 * 1024;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    public static Task Run()
    {
        var large = SampleMails.Large(LargeMail);
        var (parts, whole) = (PerSecond(() => WholeMail.ReadWords(MailParser.Parse(large))), PerSecond(() => WholeMail.Read(MailParser.Parse(large))));
        Figures.Row($"a mail of {large.Length / 1024 / 1024} MB, its words and the list of its files: MB a second", Number(parts * large.Length / 1e6), "≥ 200");
        Figures.Row("the same with all files decoded: MB a second", Number(whole * large.Length / 1e6), "≥ 200");

        var small = SampleMails.Small;
        var kilobytes = small.Average(mail => mail.Length) / 1024;
        var words = PerSecond(() => small.Sum(mail => WholeMail.ReadWords(MailParser.Parse(mail)))) * small.Count;
        var all = PerSecond(() => small.Sum(mail => WholeMail.Read(MailParser.Parse(mail)))) * small.Count;
        Figures.Row(string.Create(CultureInfo.InvariantCulture, $"mails of {kilobytes:0.0} KB a second: words, new words, sender, what it is"), Number(words), "≥ 5,000");
        Figures.Row("the same with files decoded and HTML cleaned", Number(all), "≥ 5,000");
        return Task.CompletedTask;
    }

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static double PerSecond(Func<long> work)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < Span / 3;)
        {
            work();
        }

        var (clock, count) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < Span; count++)
        {
            work();
        }

        return count / clock.Elapsed.TotalSeconds;
    }
}
