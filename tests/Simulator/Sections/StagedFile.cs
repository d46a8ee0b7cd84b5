using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>A file whose changes are collected in a second one, until they are applied or thrown away.</summary>
public sealed class StagedFile
{
    private const int Context = 3;

    private readonly ConfigFile _current;
    private readonly ConfigFile _staged;
    private readonly string _initial;

    /// <param name="current">The file that counts.</param>
    /// <param name="staged">The one in which changes are collected; empty where there are none.</param>
    /// <param name="initial">What stands in the file before anybody has written it.</param>
    public StagedFile(ConfigFile current, ConfigFile staged, string initial = "")
    {
        (_current, _staged, _initial) = (current, staged, initial);
    }

    /// <summary>Whether changes wait to be applied.</summary>
    public bool HasChanges => _staged.Text.Length > 0;

    /// <summary>What counts now.</summary>
    public string Applied => _current.Text.Length > 0 ? _current.Text : _initial;

    /// <summary>What will count once the changes are applied.</summary>
    public string Text => HasChanges ? _staged.Text : Applied;

    /// <summary>Collects a change.</summary>
    public void Stage(string text) => _staged.Write(text);

    /// <summary>Makes the changes count.</summary>
    public void Apply()
    {
        _current.Write(Text);
        Revert();
    }

    /// <summary>Throws the changes away.</summary>
    public void Revert() => _staged.Write("");

    /// <summary>The changes as <c>diff -u</c> shows them, in one hunk and without times; null where there are none.</summary>
    public string? Difference(string name)
    {
        if (!HasChanges || Text == Applied)
        {
            return null;
        }

        var (old, changed) = (Applied.Split('\n')[..^1], Text.Split('\n')[..^1]);
        var first = old.Zip(changed).TakeWhile(pair => pair.First == pair.Second).Count();
        var least = Math.Min(old.Length, changed.Length) - first;
        var last = old.Reverse().Zip(changed.Reverse()).Take(least).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, first - Context);
        var behind = Math.Min(Context, last);
        var lines = old[from..first].Select(line => " " + line)
            .Concat(old[first..^last].Select(line => "-" + line))
            .Concat(changed[first..^last].Select(line => "+" + line))
            .Concat(old[^last..].Take(behind).Select(line => " " + line));
        var (removed, added) = (old.Length - last + behind - from, changed.Length - last + behind - from);
        var hunk = string.Concat(lines.Select(line => line + "\n"));
        return $"--- {name}\n+++ {name}.new\n@@ -{from + 1},{removed} +{from + 1},{added} @@\n{hunk}";
    }
}
