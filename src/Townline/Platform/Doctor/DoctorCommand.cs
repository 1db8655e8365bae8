using System.CommandLine;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Platform.Doctor;

/// <summary>`townline doctor`: looks whether all is well, beside a running server too. Exit code 1 when something is wrong.</summary>
internal sealed class DoctorCommand : ICommand
{
    public Command Build()
    {
        var data = SharedOptions.Data();
        var mend = new Option<bool>("--mend") { Description = "Put right what can be put right by itself, such as maintained counts." };
        var command = new Command("doctor", "Look whether database, files, queues and waiting work are well, and say how to mend what is not.") { data, mend };
        command.SetAction((parsed, cancel) => Examine(StorageOptions.FromEnvironment(parsed.GetValue(data)), parsed.GetValue(mend), cancel));
        return command;
    }

    private static async Task<int> Examine(StorageOptions storage, bool mend, CancellationToken cancel)
    {
        if (storage.IsNew)
        {
            throw new CommandFailedException($"There is no database in {storage.DataFolder}; name its folder with --data, or set TOWNLINE_DB.");
        }

        await using var services = await TownServices.Open(storage, cancel);
        var worst = Verdict.Good;
        foreach (var checkup in services.Get<IEnumerable<ICheckup>>().OrderBy(checkup => checkup.Name, StringComparer.Ordinal))
        {
            await foreach (var finding in checkup.Look(mend, cancel))
            {
                worst = (Verdict)Math.Max((int)worst, (int)finding.Verdict);
                await Console.Out.WriteLineAsync($"{Mark(finding.Verdict)}  {checkup.Name}: {finding.Sentence}");
            }
        }

        await Console.Out.WriteLineAsync(worst switch
        {
            Verdict.Good => "All is well.",
            Verdict.Attention => "Nothing is wrong; what is marked with ! wants a look.",
            _ => "Something is wrong; it is marked with X.",
        });
        return worst == Verdict.Wrong ? 1 : 0;
    }

    private static char Mark(Verdict verdict) => verdict switch
    {
        Verdict.Good => '✓',
        Verdict.Attention => '!',
        _ => 'X',
    };
}
