namespace Townline.Platform.Doctor;

/// <summary>One thing that `townline doctor` looks at. A module registers its own; they run in the order of their names.</summary>
internal interface ICheckup
{
    /// <summary>One or two plain words, such as "queue counts".</summary>
    string Name { get; }

    /// <summary>Looks, changing nothing unless <paramref name="mend"/> is set and mending is safe beside a running server.</summary>
    IAsyncEnumerable<Finding> Look(bool mend, CancellationToken cancel);
}

/// <summary>What was seen: good, worth a look, or wrong.</summary>
internal enum Verdict
{
    Good,
    Attention,
    Wrong,
}

/// <param name="Sentence">What is so and, where it is not good, how to mend it.</param>
internal sealed record Finding(Verdict Verdict, string Sentence);
