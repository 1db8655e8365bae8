namespace Townline.Platform.Storage.Sqlite;

/// <summary>
/// This process's node number for <see cref="Ids"/> among the processes on one data folder (the server beside an import):
/// the first lock file nobody holds. The operating system frees it when the process ends, however it ends.
/// </summary>
internal sealed class NodeLease : IDisposable
{
    private readonly FileStream _lock;

    private NodeLease(int number, FileStream file) => (Number, _lock) = (number, file);

    public int Number { get; }

    /// <exception cref="IOException">No number is free, or the folder cannot be written.</exception>
    public static NodeLease Take(string folder)
    {
        var nodes = Directory.CreateDirectory(Path.Combine(folder, "nodes"));
        for (var number = 0; number <= Ids.MaxNode; number++)
        {
            var path = Path.Combine(nodes.FullName, $"{number}.lock");
            try
            {
                return new NodeLease(number, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (number < Ids.MaxNode && File.Exists(path))
            {
                // Held by another process: try the next number.
            }
        }

        throw new IOException("All node numbers are taken.");
    }

    /// <summary>Does another process hold a number of this folder now?</summary>
    public bool OthersAreThere() => Directory.EnumerateFiles(Path.GetDirectoryName(_lock.Name)!, "*.lock").Any(path => path != _lock.Name && IsHeld(path));

    /// <summary>Does any process hold a number of a folder now?</summary>
    public static bool AnyHeld(string folder) =>
        Path.Combine(folder, "nodes") is var nodes && Directory.Exists(nodes) && Directory.EnumerateFiles(nodes, "*.lock").Any(IsHeld);

    private static bool IsHeld(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _lock.Dispose();
}
