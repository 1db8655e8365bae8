using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Townline.Channels.Email.Lines;

/// <summary>Looks at the certificate of a mail server, and says in words what is wrong with it.</summary>
internal sealed class CertificateCheck(string host, LineOptions options)
{
    /// <summary>What was wrong; null while nothing was.</summary>
    public string? Fault { get; private set; }

    public bool Accept(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        Fault = Find(shown as X509Certificate2, chain, errors);
        return Fault is null;
    }

    private string? Find(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return "The server shows no certificate.";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"The certificate is for {string.Join(", ", Names(certificate))}, not for {host}.";
        }

        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) || IsTrustedHere(certificate, chain))
        {
            return null;
        }

        var why = chain?.ChainStatus.Select(status => status.StatusInformation.Trim()).Where(text => text.Length > 0).Distinct() ?? [];
        return $"The certificate of {certificate.GetNameInfo(X509NameType.SimpleName, false)}, issued by {certificate.GetNameInfo(X509NameType.SimpleName, true)}, "
            + $"valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}, is not trusted: {string.Join("; ", why)}";
    }

    /// <summary>Once more, with the certificates that the operator trusts as the only roots.</summary>
    private bool IsTrustedHere(X509Certificate2 certificate, X509Chain? chain)
    {
        if (options.Roots.Count == 0)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(options.Roots);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (chain is not null)
        {
            own.ChainPolicy.ExtraStore.AddRange(chain.ChainElements.Select(element => element.Certificate).ToArray());
        }

        return own.Build(certificate);
    }

    private static IEnumerable<string> Names(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())))
            is var names && names.Any() ? names : [certificate.GetNameInfo(X509NameType.SimpleName, false)];
}
