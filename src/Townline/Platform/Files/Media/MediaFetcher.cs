using System.Net;
using Townline.Platform.Files.Uploads;

namespace Townline.Platform.Files.Media;

/// <summary>
/// Fetches a photo that somebody named by its address: only from hosts that the town trusts, only from the public Internet, no further
/// than that host, no more than the town takes, and not for longer than half a minute.
/// </summary>
internal sealed class MediaFetcher(MediaNetwork network, IncomingFolder incoming) : IDisposable
{
    private const int MostHops = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectCallback = network.Connect,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        UseProxy = false, // a proxy would connect to unchecked addresses
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1), // names are looked up anew
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Whether the town lets photos of this address be fetched. "host" allows the usual ports, "host:8443" that port.</summary>
    public static bool IsAllowed(Uri address, IReadOnlyList<string> hosts) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
        && hosts.Contains(address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}", StringComparer.OrdinalIgnoreCase);

    /// <returns>What was fetched, in a file that vanishes when it is disposed.</returns>
    /// <exception cref="MediaRefusedException">It will never be fetched.</exception>
    /// <exception cref="HttpRequestException">Not this time.</exception>
    /// <exception cref="TimeoutException">It took longer than half a minute.</exception>
    public async Task<Stream> Fetch(Uri address, IReadOnlyList<string> hosts, FileLimits limits, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Longest);
        try
        {
            return await Follow(address, hosts, limits, deadline.Token);
        }
        catch (OperationCanceledException error) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The photo took too long to fetch.", error);
        }
        catch (HttpRequestException error) when (error.InnerException is MediaRefusedException refused)
        {
            throw new MediaRefusedException(refused.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Stream> Follow(Uri address, IReadOnlyList<string> hosts, FileLimits limits, CancellationToken cancel)
    {
        var host = address.IdnHost;
        for (var hop = 0; hop <= MostHops; hop++)
        {
            if (!IsAllowed(address, hosts) || address.IdnHost != host)
            {
                throw new MediaRefusedException(hop == 0 ? "the host is not on the town's list" : "the host sends us to another");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.ParseAdd("Townline");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && response.Headers.Location is { } next)
            {
                address = new Uri(address, next);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw (int)response.StatusCode is >= 400 and < 500 and not 408 and not 429
                    ? new MediaRefusedException($"the host answers {(int)response.StatusCode}")
                    : new HttpRequestException($"The host answers {(int)response.StatusCode}.");
            }

            return await Receive(response, limits, cancel);
        }

        throw new MediaRefusedException("the host sends us around in circles");
    }

    private async Task<Stream> Receive(HttpResponseMessage response, FileLimits limits, CancellationToken cancel)
    {
        var content = incoming.Create();
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            var buffer = new byte[ByteSource.Window];
            for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
            {
                if (content.Length + read > limits.AnyBytes)
                {
                    throw new MediaRefusedException("it is larger than the town takes");
                }

                await content.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
