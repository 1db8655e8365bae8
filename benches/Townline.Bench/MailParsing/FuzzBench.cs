using System.Diagnostics;
using System.Globalization;
using Townline.Channels.Email.Mime;

namespace Townline.Bench.MailParsing;

/// <summary>Damaged mails, each read to its last file: none may throw and none may take a second.</summary>
internal static class FuzzBench
{
    private const int Mails = 1_000_000;

    private sealed record Slow(int Number, TimeSpan Time);

    public static Task Run()
    {
        var (worst, gate, clock) = (new Slow(0, TimeSpan.Zero), new Lock(), Stopwatch.StartNew());
        long bytes = 0;
        Parallel.For(0, Mails, number =>
        {
            var mail = Mutation.Of(number);
            Interlocked.Add(ref bytes, mail.Length);
            var time = Read(number, mail);
            if (time > worst.Time)
            {
                // Others use the machine too: what is slow is slow twice.
                var again = Read(number, mail);
                lock (gate)
                {
                    worst = again > worst.Time ? new Slow(number, again) : worst;
                }
            }
        });

        Figures.Row($"{Mails:N0} damaged mails ({bytes / 1_000_000:N0} MB) that threw", "0", "0");
        Figures.Row($"the slowest of them (number {worst.Number})", Figures.Milliseconds(worst.Time.TotalMilliseconds), "< 1 s");
        Figures.Row("seconds for all", clock.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
        return worst.Time < TimeSpan.FromSeconds(1) ? Task.CompletedTask : throw new InvalidOperationException($"Mail {worst.Number} takes {worst.Time}.");
    }

    private static TimeSpan Read(int number, byte[] mail)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            WholeMail.Read(MailParser.Parse(mail));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Mail {number} throws.", error);
        }

        return clock.Elapsed;
    }
}
