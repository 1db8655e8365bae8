using System.Runtime.CompilerServices;
using Townline.Platform.Storage;

namespace Townline.Platform.Doctor;

/// <summary>Is the database whole, and is there room for more?</summary>
internal sealed class DatabaseCheckup(IEngine engine, StorageOptions options) : ICheckup
{
    private const long Little = 2L << 30;
    private const long TooLittle = 200L << 20;

    public string Name => "database";

    public async IAsyncEnumerable<Finding> Look(bool mend, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await engine.Damage(cancel) is { } damage
            ? new Finding(Verdict.Wrong, $"it is damaged ({damage}); stop the server and bring back the last backup")
            : new Finding(Verdict.Good, $"{engine.Name}, of this program's schema, whole");

        var free = new DriveInfo(options.DataFolder).AvailableFreeSpace;
        var room = $"{free / (1L << 20):N0} MB free in {options.DataFolder}";
        yield return free switch
        {
            < TooLittle => new Finding(Verdict.Wrong, $"{room}; make room before the disk is full and reports are turned away"),
            < Little => new Finding(Verdict.Attention, $"{room}; make room soon"),
            _ => new Finding(Verdict.Good, room),
        };
    }
}
