using Townline.Tests.Channels.Email.Peers;

namespace Townline.Tests.Channels.Email.Storm;

/// <summary>How many mails a Postfix has delivered, read from its log as that grows.</summary>
internal sealed class Deliveries(Postfix postfix)
{
    private readonly Lock _gate = new();
    private long _read;
    private int _count;

    public int Count()
    {
        lock (_gate)
        {
            using var log = new FileStream(postfix.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log.Position = _read;
            using var reader = new StreamReader(log);
            var more = reader.ReadToEnd();
            var whole = more[..(more.LastIndexOf('\n') + 1)];
            _read += System.Text.Encoding.UTF8.GetByteCount(whole);
            return _count += whole.Split("status=sent").Length - 1;
        }
    }
}
