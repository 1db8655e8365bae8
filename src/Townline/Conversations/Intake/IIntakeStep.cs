using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <summary>One step of intake. Their order stands in <see cref="IntakeSteps"/>.</summary>
internal interface IIntakeStep
{
    /// <summary>Before the unit of work: reads from memory or storage, writes nothing.</summary>
    ValueTask Prepare(IntakeContext context, CancellationToken cancel) => ValueTask.CompletedTask;

    /// <summary>Inside the unit of work; may run again after a conflict.</summary>
    ValueTask Run(IntakeContext context, Unit unit);
}
