namespace Townline.Demo.Photos;

/// <summary>Red, green and blue, 0 to 255 each.</summary>
internal readonly record struct Paint(byte R, byte G, byte B)
{
    public static Paint Hex(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>So many hundredths of the way to another colour.</summary>
    public Paint Toward(Paint other, int percent) => new(Mix(R, other.R, percent), Mix(G, other.G, percent), Mix(B, other.B, percent));

    private static byte Mix(byte from, byte to, int percent) => (byte)(from + ((to - from) * percent / 100));
}

/// <summary>A small picture that one paints on with flat shapes. Whole numbers only, so that every machine paints the same.</summary>
internal sealed class Canvas(int width, int height)
{
    public int Width => width;

    public int Height => height;

    /// <summary>Rows of red, green, blue from the top left.</summary>
    public byte[] Pixels { get; } = new byte[width * height * 3];

    /// <summary>Fills a rectangle from one colour at its top to another at its foot.</summary>
    public void Fade(int top, int bottom, Paint above, Paint below)
    {
        for (var y = top; y < bottom; y++)
        {
            Row(y, 0, width, above.Toward(below, (y - top) * 100 / Math.Max(1, bottom - top)));
        }
    }

    public void Box(int x, int y, int wide, int high, Paint paint)
    {
        for (var row = y; row < y + high; row++)
        {
            Row(row, x, x + wide, paint);
        }
    }

    public void Oval(int middleX, int middleY, int halfWide, int halfHigh, Paint paint)
    {
        for (var y = -halfHigh; y <= halfHigh; y++)
        {
            var share = (halfHigh * halfHigh) - (y * y);
            var half = (int)(halfWide * Math.Sqrt(share) / Math.Max(1, halfHigh));
            Row(middleY + y, middleX - half, middleX + half + 1, paint);
        }
    }

    /// <summary>Fills a shape given by its corners x, y, x, y …</summary>
    public void Shape(Paint paint, params int[] corners)
    {
        var count = corners.Length / 2;
        var (top, bottom) = (int.MaxValue, int.MinValue);
        for (var i = 0; i < count; i++)
        {
            (top, bottom) = (Math.Min(top, corners[(2 * i) + 1]), Math.Max(bottom, corners[(2 * i) + 1]));
        }

        for (var y = top; y <= bottom; y++)
        {
            var cuts = Cuts(corners, count, y);
            for (var i = 0; i + 1 < cuts.Count; i += 2)
            {
                Row(y, cuts[i], cuts[i + 1] + 1, paint);
            }
        }
    }

    /// <summary>A line of some thickness, drawn as a thin shape.</summary>
    public void Line(int fromX, int fromY, int toX, int toY, int thick, Paint paint)
    {
        var steps = Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY));
        for (var i = 0; i <= steps; i++)
        {
            Box(fromX + ((toX - fromX) * i / Math.Max(1, steps)) - (thick / 2), fromY + ((toY - fromY) * i / Math.Max(1, steps)) - (thick / 2), thick, thick, paint);
        }
    }

    private static List<int> Cuts(int[] corners, int count, int y)
    {
        var cuts = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var j = (i + 1) % count;
            var (ax, ay, bx, by) = (corners[2 * i], corners[(2 * i) + 1], corners[2 * j], corners[(2 * j) + 1]);
            if (ay > y != by > y)
            {
                cuts.Add(ax + ((y - ay) * (bx - ax) / (by - ay)));
            }
        }

        cuts.Sort();
        return cuts;
    }

    private void Row(int y, int from, int to, Paint paint)
    {
        if (y < 0 || y >= height)
        {
            return;
        }

        for (var at = ((y * width) + Math.Clamp(from, 0, width)) * 3; at < ((y * width) + Math.Clamp(to, 0, width)) * 3; at += 3)
        {
            (Pixels[at], Pixels[at + 1], Pixels[at + 2]) = (paint.R, paint.G, paint.B);
        }
    }
}
