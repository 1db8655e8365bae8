namespace Townline.Places.Import;

/// <summary>What became of a batch of records.</summary>
internal readonly record struct SaveCount(int Added, int Changed, int Same)
{
    public static SaveCount operator +(SaveCount one, SaveCount other) => new(one.Added + other.Added, one.Changed + other.Changed, one.Same + other.Same);
}
