Console.WriteLine("Townline.Bench");
