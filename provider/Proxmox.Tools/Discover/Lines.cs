using System.Text;

namespace Proxmox.Tools.Discover;

/// <summary>Breaks sentences into lines that people can read.</summary>
internal static class Lines
{
    private const int Widest = 120;

    /// <summary>The lines of a text, none of them wider than people like it but for a word that is.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Widest)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }
}
