using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Townline.Platform.Commands;

namespace Townline.Channels.Email.Listener;

/// <summary>The certificate for STARTTLS.</summary>
internal static class ListenerCertificate
{
    /// <summary>The operator's, or one of our own making: mail servers encrypt to whatever certificate there is unless they are told to look.</summary>
    /// <exception cref="CommandFailedException">The operator's cannot be read.</exception>
    public static X509Certificate2 Of(ListenerOptions options, TimeProvider time)
    {
        if (options.CertificateFile is not { } file)
        {
            return Make(options.Host, time.GetUtcNow());
        }

        try
        {
            return X509Certificate2.CreateFromPemFile(file, options.KeyFile ?? file);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailedException($"The certificate {file} with its key cannot be read as PEM: {error.Message}");
        }
    }

    private static X509Certificate2 Make(string host, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(host);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(2));
    }
}
