namespace Townline.Channels.Email.Listener;

/// <summary>The bytes that all connections together may hold of mails on their way in.</summary>
internal sealed class MemoryBudget(long bytes)
{
    private long _free = bytes;

    /// <returns>False when there is no such room now; nothing is taken then.</returns>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _free, -bytes) >= 0)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _free, bytes);
}
