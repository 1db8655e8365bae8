using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Townline.Bench.Intake;

namespace Townline.Bench.Mail;

/// <summary>A mail server with a queue that never empties: so many connections, one mail after another on each, over bare sockets.</summary>
internal sealed class LmtpLoad(int port, int connections)
{
    private const string Recipient = "hello@riverton.example";
    private static readonly string Words = string.Concat(Enumerable.Repeat("The lamp in front of our house has been dark for a week, and the corner is not safe at night.\r\n", 80));
    private int _acknowledged;

    /// <summary>Mails that were answered with 250, also outside the measured time.</summary>
    public int Acknowledged => _acknowledged;

    public async Task<LoadResult> Run(TimeSpan warmUp, TimeSpan measured)
    {
        var start = Stopwatch.GetTimestamp();
        var from = start + (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        var to = from + (long)(measured.TotalSeconds * Stopwatch.Frequency);
        var lines = await Task.WhenAll(Enumerable.Range(0, connections).Select(line => Task.Run(() => Keep(line, from, to))));
        var latencies = lines.SelectMany(line => line).Order().ToArray();
        return new LoadResult(latencies.Length / measured.TotalSeconds, At(latencies, 0.50), At(latencies, 0.99));
    }

    private async Task<List<double>> Keep(int line, long from, long to)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        using var answers = new StreamReader(stream, Encoding.ASCII);
        await Expect(answers, "220");
        await stream.WriteAsync("LHLO mta.example\r\n"u8.ToArray());
        await Expect(answers, "250");
        var latencies = new List<double>(64 * 1024);
        for (var number = 0; ; number++)
        {
            var sent = Stopwatch.GetTimestamp();
            if (sent >= to)
            {
                return latencies;
            }

            var sender = $"r{line}.{number / 10}@example.org";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"MAIL FROM:<{sender}>\r\nRCPT TO:<{Recipient}>\r\nDATA\r\n"));
            await Expect(answers, "250");
            await Expect(answers, "250");
            await Expect(answers, "354");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Mail(line, number, sender)));
            await Expect(answers, "250");
            Interlocked.Increment(ref _acknowledged);
            var done = Stopwatch.GetTimestamp();
            if (sent >= from && done < to)
            {
                latencies.Add((done - sent) * 1000.0 / Stopwatch.Frequency);
            }
        }
    }

    private static string Mail(int line, int number, string sender)
    {
        var answers = number % 4 == 3 ? $"In-Reply-To: <{line}.{number - 2}@mail.example>\r\nReferences: <{line}.{number - 2}@mail.example>\r\n" : "";
        return $"From: Resident {line} <{sender}>\r\nTo: {Recipient}\r\nSubject: Dark lamp {number}\r\nMessage-ID: <{line}.{number}@mail.example>\r\n{answers}"
            + $"Date: Mon, 23 Nov 2026 09:00:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMail {number} of {line}.\r\n{Words}\r\n.\r\n";
    }

    private static async Task Expect(StreamReader answers, string code)
    {
        string? line;
        do
        {
            line = await answers.ReadLineAsync();
            if (line?.StartsWith(code, StringComparison.Ordinal) != true)
            {
                throw new InvalidOperationException($"The server answered: {line}");
            }
        }
        while (line[3] == '-');
    }

    private static double At(double[] sorted, double part) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
}
