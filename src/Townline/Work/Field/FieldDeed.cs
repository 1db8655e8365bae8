using Townline.Work.Contracts;

namespace Townline.Work.Field;

/// <summary>A report inside its unit: with the job as it stands now, when it was done, and its photos, which belong to the request already.</summary>
internal sealed record FieldDeed(FieldReport Report, JobState Job, DateTimeOffset DoneAt, IReadOnlyList<long> Photos)
{
    public string Text => Report.Text.Trim();
}
