namespace Townline.Bench.Scale;

/// <summary>Words with the frequencies of a language (Zipf): a few in every text, most of them rare.</summary>
internal static class Sentences
{
    private static readonly string[] Common =
    [
        "the", "street", "is", "in", "front", "of", "house", "and", "please", "light", "broken", "since", "water", "tree", "car", "hole", "sign", "again", "trash", "corner",
        "sidewalk", "snow", "school", "missing", "dark", "deep", "branch", "fallen", "noise", "leaking", "blocked", "drain", "dog", "park", "bench", "graffiti", "wall", "bus", "stop", "icy",
    ];

    private const int RareWords = 20_000;

    public static string Next(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(6, 30)).Select(_ => Word(random)));

    /// <summary>A word as people search by: now a common one, now a rare one.</summary>
    public static string Word(Random random) =>
        random.Next(4) > 0 ? Common[(int)(Common.Length * Math.Pow(random.NextDouble(), 2))] : Rare((int)(RareWords * Math.Pow(random.NextDouble(), 3)));

    private static string Rare(int number) => string.Concat("bcdfghklmnprstv"[number % 15], "aeiou"[number / 15 % 5], "lmnrst"[number / 75 % 6], "aeio"[number / 450 % 4], "bdgkpt"[number / 1800 % 6], "xyz"[number / 10800 % 3]);
}
