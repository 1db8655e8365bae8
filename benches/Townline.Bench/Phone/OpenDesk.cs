using System.Text.RegularExpressions;

namespace Townline.Bench.Phone;

/// <summary>A member of staff who is signed in, with as many desks open as wanted.</summary>
internal sealed partial class OpenDesk : IDisposable
{
    private readonly HttpClient _http;

    private OpenDesk(HttpClient http) => _http = http;

    public static async Task<OpenDesk> SignIn(int port, string email)
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = Timeout.InfiniteTimeSpan };
        var page = await http.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = email, ["Password"] = ServerProcess.Password, ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await http.PostAsync("/sign-in?returnUrl=/desk", form);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/desk" ? new OpenDesk(http) : throw new InvalidOperationException($"{email} could not sign in.");
    }

    /// <summary>Opens the live line of one more desk.</summary>
    public async Task<DeskLine> Listen()
    {
        var answer = await _http.GetAsync("/desk/live", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var line = new DeskLine(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        await line.Hears("hello");
        return line;
    }

    /// <summary>Fetches the strip of calls until this number stands there, as the page does.</summary>
    public async Task Strip(string number)
    {
        // In the page "+" is written as an entity.
        while (!(await _http.GetStringAsync("/desk/phone?handler=Ringing")).Contains(number[1..], StringComparison.Ordinal))
        {
        }
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>The live line of one desk.</summary>
internal sealed class DeskLine(HttpResponseMessage answer, StreamReader events) : IDisposable
{
    /// <summary>Reads on to the next event of this kind.</summary>
    public async Task Hears(string kind)
    {
        while (await events.ReadLineAsync() is { } line)
        {
            if (line == $"event: {kind}")
            {
                return;
            }
        }

        throw new InvalidOperationException("The server ended the line.");
    }

    public void Dispose()
    {
        events.Dispose();
        answer.Dispose();
    }
}
