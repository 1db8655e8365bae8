using Townline.Faces.Shared.Parts;
using Townline.Import.Contracts;

namespace Townline.Faces.Admin.Imports;

/// <summary>How an import looks.</summary>
internal static class RunWords
{
    public static Tone Tone(ImportRunView run) => run.State switch
    {
        ImportState.Running or ImportState.Checking => Shared.Parts.Tone.Teal,
        ImportState.Done => Shared.Parts.Tone.Green,
        ImportState.Failed => Shared.Parts.Tone.Red,
        ImportState.Stopped => Shared.Parts.Tone.Amber,
        _ => Shared.Parts.Tone.Grey,
    };
}
