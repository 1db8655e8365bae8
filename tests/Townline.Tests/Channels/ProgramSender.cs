namespace Townline.Tests.Channels;

/// <summary>A program that reports by HTTP, and sends the same Idempotency-Key when it tries again.</summary>
internal abstract class ProgramSender(HttpClient http) : ChannelSender
{
    private Told? _last;
    private string _key = "";

    protected HttpClient Http => http;

    public override Task<Answer> Send(Told report)
    {
        (_last, _key) = (report, Guid.NewGuid().ToString());
        return SendAgain();
    }

    public override async Task<Answer> SendAgain()
    {
        using var call = Call(_last!);
        call.Headers.Add("Idempotency-Key", _key);
        using var answer = await http.SendAsync(call);
        var said = await answer.Content.ReadAsStringAsync();
        return new Answer(answer.StatusCode, answer.IsSuccessStatusCode ? Number(said) : null, said, answer.Headers.RetryAfter?.Delta);
    }

    public override void Dispose() => http.Dispose();

    protected abstract HttpRequestMessage Call(Told report);

    /// <summary>The reference in a good answer.</summary>
    protected abstract long Number(string said);

    /// <summary>What an address shows; null when it is not there.</summary>
    protected async Task<string?> Text(string address)
    {
        using var answer = await http.GetAsync(address);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }
}
