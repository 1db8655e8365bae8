using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Townline.Bench.Intake;

/// <summary>
/// Keeps a number of connections busy with one POST after another, each report different. Speaks HTTP/1.1 over bare sockets, since
/// the generator runs on the server's own processors.
/// </summary>
/// <param name="request">What a connection sends as its n-th request; reports when left out.</param>
internal sealed class LoadGenerator(int port, int connections, Func<int, int, byte[]>? request = null)
{
    /// <summary>So many in all; their time counts from when they were due, so that one that is late makes none look early. Null: as fast as they are answered.</summary>
    public double? PerSecond { get; init; }

    /// <summary>Ends the measuring early.</summary>
    public CancellationToken Stop { get; init; }

    public async Task<LoadResult> Run(TimeSpan warmUp, TimeSpan measured)
    {
        var start = Stopwatch.GetTimestamp();
        var from = start + (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        var to = from + (long)(measured.TotalSeconds * Stopwatch.Frequency);
        var lines = await Task.WhenAll(Enumerable.Range(0, connections).Select(line => Task.Run(() => Keep(line, start, from, to))));
        var latencies = lines.SelectMany(line => line).Order().ToArray();
        var seconds = Math.Min(measured.TotalSeconds, Stopwatch.GetElapsedTime(from).TotalSeconds);
        return new LoadResult(latencies.Length / seconds, At(latencies, 0.50), At(latencies, 0.99));
    }

    private async Task<List<double>> Keep(int line, long start, long from, long to)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        var buffer = new byte[16 * 1024];
        var latencies = new List<double>(64 * 1024);
        for (var number = 0; ; number++)
        {
            var sent = PerSecond is null ? Stopwatch.GetTimestamp() : await Due(line, number, start, PerSecond.Value);
            if (sent >= to || Stop.IsCancellationRequested)
            {
                return latencies;
            }

            await stream.WriteAsync((request ?? Report)(line, number));
            await ReadAnswer(stream, buffer);
            var done = Stopwatch.GetTimestamp();
            if (sent >= from && done < to)
            {
                latencies.Add((done - sent) * 1000.0 / Stopwatch.Frequency);
            }
        }
    }

    /// <summary>Waits until a report is due.</summary>
    /// <returns>When that was.</returns>
    private async Task<long> Due(int line, int number, long start, double perSecond)
    {
        var due = start + (long)((number * connections + line) / perSecond * Stopwatch.Frequency);
        if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } left)
        {
            await Task.Delay(left, CancellationToken.None);
        }

        return due;
    }

    /// <summary>A report as apps send it: a place, some words, and an e-mail address that one reporter in ten uses again.</summary>
    private static byte[] Report(int line, int number)
    {
        var latitude = 41.46 + number * 7 % 800 * 0.0001;
        var longitude = -81.66 + (number * 13 + line * 101) % 1200 * 0.0001;
        var body = FormattableString.Invariant(
            $"api_key={ServerProcess.Open311Key}&service_code=pothole&attribute[where]=lane&attribute[size]=medium&lat={latitude:0.######}&long={longitude:0.######}&email=r{line}.{number / 10}%40example.org&first_name=Resident&last_name={number}&description=A+deep+hole+near+house+{number},+cars+swerve+around+it+and+it+fills+with+water+when+it+rains.");
        return Encoding.ASCII.GetBytes(
            $"POST /open311/v2/requests.json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static async Task ReadAnswer(NetworkStream stream, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled));
            filled += read;
            var text = Encoding.ASCII.GetString(buffer, 0, filled);
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0 && read > 0)
            {
                continue;
            }

            if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The server answered: {text}");
            }

            var length = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase) + 16;
            var body = int.Parse(text.AsSpan(length, text.IndexOf('\r', length) - length));
            while (filled < head + 4 + body)
            {
                filled += await stream.ReadAsync(buffer.AsMemory(filled));
            }

            return;
        }
    }

    private static double At(double[] sorted, double part) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
}

/// <param name="PerSecond">Answered requests a second.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record LoadResult(double PerSecond, double Median, double P99);
