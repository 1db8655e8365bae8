namespace Townline.Platform.Retention;

/// <summary>A class or a hold cannot be as it was asked for; nothing was changed.</summary>
/// <param name="code">End of a key of words under "retention.refused.".</param>
/// <param name="args">Fill them.</param>
internal sealed class RetentionRefusedException(string code, params object[] args) : Exception($"retention.refused.{code}")
{
    public string Code { get; } = code;
    public IReadOnlyList<object> Args { get; } = args;

    /// <summary>Refuses what does not hold.</summary>
    internal static void Unless(bool holds, string code, params object[] args)
    {
        if (!holds)
        {
            throw new RetentionRefusedException(code, args);
        }
    }
}
