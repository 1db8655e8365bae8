using Townline.People.Contracts;

namespace Townline.Bench.Phone;

/// <summary>A member of staff who is signed in, with as many desks open as wanted.</summary>
internal sealed class OpenDesk : IDisposable
{
    private const int MostTries = 1_000;
    private readonly HttpClient _http;

    private OpenDesk(HttpClient http) => _http = http;

    public static async Task<OpenDesk> SignIn(int port, string email)
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = Timeout.InfiniteTimeSpan };
        await ClerkSignIn.As(http, email);
        return new OpenDesk(http);
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
        var shown = PhoneText.Of(number)[1..];
        for (var i = 0; i < MostTries; i++)
        {
            if ((await _http.GetStringAsync("/desk/phone?handler=Ringing")).Contains(shown, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The desk does not show {shown}, which rings.");
    }

    public void Dispose() => _http.Dispose();
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
