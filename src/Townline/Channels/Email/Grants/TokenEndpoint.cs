using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Townline.Channels.Email.Lines;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Grants;

/// <summary>Asks authorization servers for access tokens. Like a mail server, one is where an administrator says, on this machine or in the town's own network too.</summary>
internal sealed class TokenEndpoint : IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly HttpClient _http;
    private readonly LineOptions _options;
    private readonly TimeProvider _time;

    public TokenEndpoint(LineOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false, // as mail servers are called
            UseCookies = false,
            AllowAutoRedirect = false, // secrets go nowhere but where they were typed for
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1), // names are looked up anew
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Accept },
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks once. Not to be cancelled: whoever has a new refresh token on the way must hear of it.</summary>
    /// <exception cref="GrantFailedException">There is none.</exception>
    public async Task<GivenToken> Ask(Grant grant)
    {
        // To call, to encrypt and to answer.
        using var limit = new CancellationTokenSource(_options.ConnectWait, _time);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, grant.At.Endpoint) { Content = new FormUrlEncodedContent(Fields(grant)) };
            request.Headers.Accept.ParseAdd("application/json");
            request.Headers.UserAgent.ParseAdd("Townline");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return TokenAnswer.Read(grant, response.StatusCode, response.Content.Headers.ContentType?.MediaType, await Body(grant, response, limit.Token));
        }
        catch (OperationCanceledException late)
        {
            throw new GrantFailedException(MailTrouble.TokenTimedOut, $"{grant} did not answer in {_options.ConnectWait.TotalSeconds:0} seconds.", late);
        }
        catch (HttpRequestException error)
        {
            throw error.InnerException is LineFailedException distrust ? new GrantFailedException(MailTrouble.TokenCertificate, distrust.Message, error)
                : error.HttpRequestError == HttpRequestError.SecureConnectionError ? new GrantFailedException(MailTrouble.TokenCertificate, error.InnerException?.Message ?? error.Message, error)
                : new GrantFailedException(MailTrouble.TokenUnreachable, error.Message, error);
        }
        catch (IOException error) when (error is not GrantFailedException)
        {
            throw new GrantFailedException(MailTrouble.TokenUnreachable, error.Message, error);
        }
    }

    public void Dispose() => _http.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Fields(Grant grant)
    {
        yield return new("grant_type", grant.At.IsRefreshed ? "refresh_token" : "client_credentials");
        yield return new("client_id", grant.At.ClientId);
        yield return new("client_secret", grant.ClientSecret);
        if (grant.At.IsRefreshed)
        {
            yield return new("refresh_token", grant.RefreshToken ?? "");
        }

        if (grant.At.Scope.Length > 0)
        {
            yield return new("scope", grant.At.Scope);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Body(Grant grant, HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var body = new ArrayBufferWriter<byte>();
        for (int read; (read = await stream.ReadAsync(body.GetMemory(4096), cancel)) > 0;)
        {
            body.Advance(read);
            if (body.WrittenCount > LongestAnswer)
            {
                throw new GrantFailedException(MailTrouble.TokenNonsense, $"{grant} answered with more than {LongestAnswer / 1024} KB.");
            }
        }

        return body.WrittenMemory;
    }

    private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var check = new CertificateCheck((sender as SslStream)?.TargetHostName ?? "", _options);
        return check.Accept(certificate, chain, errors) ? true : throw new LineFailedException(LineTrouble.Certificate, check.Fault!);
    }
}
