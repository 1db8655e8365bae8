using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Townline.Channels.Email.Smtp;

/// <summary>Opens the line to a server and encrypts it.</summary>
internal static class SmtpDial
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <exception cref="SmtpException">The name is unknown, nobody answers, or not in time.</exception>
    public static async Task<Stream> Connect(SmtpServer server, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(server.Host, limit.Token);
            await socket.ConnectAsync(addresses, server.Port, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception error)
        {
            socket.Dispose();
            if (cancel.IsCancellationRequested)
            {
                throw;
            }

            throw error switch
            {
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery } => new SmtpException(SmtpTrouble.NameNotFound, server.Host, inner: error),
                ArgumentException => new SmtpException(SmtpTrouble.NameNotFound, server.Host, inner: error),
                SocketException refused => new SmtpException(SmtpTrouble.NotReached, $"{server}: {refused.Message}", inner: error),
                OperationCanceledException => new SmtpException(SmtpTrouble.TimedOut, $"{server} did not answer for {Patience.TotalSeconds:0} seconds.", inner: error),
                _ => error,
            };
        }
    }

    /// <summary>Encrypts the line. The certificate counts wherever encryption is asked for.</summary>
    /// <exception cref="SmtpException">It cannot be agreed on, or the certificate is not to be trusted.</exception>
    public static async Task<SslStream> Encrypt(Stream plain, SmtpServer server, CancellationToken cancel)
    {
        string? distrust = null;
        var tls = new SslStream(plain);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = server.Host,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) => (distrust = Distrust(server, certificate, chain, errors)) is null,
                },
                limit.Token);
            return tls;
        }
        catch (Exception error) when (error is AuthenticationException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            await tls.DisposeAsync();
            throw distrust is not null
                ? new SmtpException(SmtpTrouble.Certificate, distrust, inner: error)
                : new SmtpException(SmtpTrouble.TlsFailed, error.InnerException?.Message ?? error.Message, inner: error);
        }
    }

    /// <returns>Why it is not trusted; null when it is.</returns>
    private static string? Distrust(SmtpServer server, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (server.Security == SmtpSecurity.IfOffered)
        {
            return null;
        }

        if (certificate is null)
        {
            return "The server showed no certificate.";
        }

        var print = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (server.Fingerprint is { } known)
        {
            return known.Equals(print, StringComparison.OrdinalIgnoreCase) ? null : $"SHA-256 {print}";
        }

        return errors == SslPolicyErrors.None
            ? null
            : string.Join(' ', [errors.ToString(), .. (chain?.ChainStatus ?? []).Select(status => status.StatusInformation.Trim()).Distinct(), $"({certificate.Subject}; SHA-256 {print})"]);
    }
}
