namespace Townline.Demo.Photos;

/// <summary>What stands behind every scene: a sky, a row of houses or trees, a street or a lawn. Different for each seed.</summary>
internal sealed class Backdrop(Canvas canvas, Dice dice)
{
    private static readonly (int Above, int Below)[] Skies = [(0x7fb2dd, 0xdcebf5), (0xaab4bd, 0xd9dde0), (0xf0b27a, 0xf7e3c8), (0x5d7fa8, 0xbfd0e2)];
    private static readonly int[] Walls = [0xb5654a, 0xc9a878, 0x8d9aa5, 0xd8cfc0, 0x9c7a63, 0xa9b7a0];

    /// <summary>Where ground begins.</summary>
    public int Horizon { get; } = 150;

    public void Street(bool snow = false)
    {
        Sky();
        Houses();
        var (road, walk) = snow ? (Paint.Hex(0xdfe6ec), Paint.Hex(0xf2f5f8)) : (Paint.Hex(0x63666b), Paint.Hex(0xb9b4aa));
        canvas.Fade(Horizon, canvas.Height, walk, walk.Toward(Paint.Hex(0x8f8a80), 30));
        canvas.Shape(road, 190, Horizon, 290, Horizon, 460, canvas.Height, 20, canvas.Height);
        for (var i = 0; i < 4 && !snow; i++)
        {
            var (y, half) = (Horizon + 15 + (i * i * 14) + (i * 12), 1 + (i * 2));
            canvas.Box(240 - half, y, half * 2, 8 + (i * 7), Paint.Hex(0xe9e4d4));
        }
    }

    public void Lawn(bool winter = false)
    {
        Sky();
        for (var x = -10; x < canvas.Width; x += dice.Between(26, 46))
        {
            var high = dice.Between(30, 80);
            canvas.Oval(x, Horizon - (high / 2), dice.Between(18, 34), high / 2, Green(winter));
        }

        canvas.Fade(Horizon - 8, canvas.Height, winter ? Paint.Hex(0xcfd6c2) : Paint.Hex(0x8bb06b), winter ? Paint.Hex(0xaab39b) : Paint.Hex(0x5f8f49));
    }

    public void Wall()
    {
        var brick = Paint.Hex(dice.Pick(Walls));
        canvas.Box(0, 0, canvas.Width, canvas.Height, brick);
        for (var y = 0; y < 280; y += 20)
        {
            canvas.Box(0, y, canvas.Width, 1, brick.Toward(Paint.Hex(0x303030), 30));
            for (var x = y % 40 == 0 ? 0 : 25; x < canvas.Width; x += 50)
            {
                canvas.Box(x, y, 1, 20, brick.Toward(Paint.Hex(0x303030), 30));
            }
        }

        canvas.Fade(280, canvas.Height, Paint.Hex(0xb9b4aa), Paint.Hex(0x8f8a80));
    }

    private Paint Green(bool winter) => winter
        ? Paint.Hex(0x8a8478).Toward(Paint.Hex(0x5e584e), dice.Below(60))
        : Paint.Hex(0x6c9a4f).Toward(Paint.Hex(0x2f5a34), dice.Below(90));

    private void Sky()
    {
        var (above, below) = dice.Pick(Skies);
        canvas.Fade(0, Horizon, Paint.Hex(above), Paint.Hex(below));
    }

    private void Houses()
    {
        for (var x = -20; x < canvas.Width; )
        {
            var (wide, high) = (dice.Between(50, 95), dice.Between(55, 115));
            var wall = Paint.Hex(dice.Pick(Walls));
            canvas.Box(x, Horizon - high, wide, high, wall);
            canvas.Box(x, Horizon - high - 6, wide, 6, wall.Toward(Paint.Hex(0x202020), 45));
            for (var y = Horizon - high + 12; y < Horizon - 22; y += 26)
            {
                for (var window = x + 9; window < x + wide - 12; window += 20)
                {
                    canvas.Box(window, y, 10, 14, dice.Chance(20) ? Paint.Hex(0xf4dd9a) : Paint.Hex(0x3d4a57));
                }
            }

            x += wide + (dice.Chance(30) ? dice.Between(8, 30) : 0);
        }
    }
}
