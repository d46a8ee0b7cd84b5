using System.Text;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

/// <summary>A file of a configuration, and what is changed in its text.</summary>
internal sealed class SourceFile
{
    private readonly List<(HclSpan Span, string Text)> _edits = [];

    /// <summary>Reads it.</summary>
    /// <param name="path">Its path below the configuration's folder, for messages.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="HclException">It is no HCL.</exception>
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Body = HclReader.Read(path, text);
    }

    /// <summary>Its path below the configuration's folder.</summary>
    public string Path { get; }

    /// <summary>What is in it.</summary>
    public string Text { get; }

    /// <summary>What it says.</summary>
    public HclBody Body { get; }

    /// <summary>True when something is changed.</summary>
    public bool IsChanged => _edits.Count > 0;

    /// <summary>Replaces a part of the text.</summary>
    public void Replace(HclSpan span, string text) => _edits.Add((span, text));

    /// <summary>A part of the text as it is with the changes in it.</summary>
    public string Rewritten(HclSpan span)
    {
        var text = new StringBuilder();
        var at = span.Start;
        foreach (var edit in _edits.Where(edit => edit.Span.Start >= span.Start && edit.Span.End <= span.End)
            .OrderBy(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.End))
        {
            // What is within a part that is replaced as a whole is in the replacement already.
            if (edit.Span.Start >= at)
            {
                text.Append(Text, at, edit.Span.Start - at).Append(edit.Text);
                at = edit.Span.End;
            }
        }

        return text.Append(Text, at, span.End - at).ToString();
    }

    /// <summary>The whole text as it is with all changes.</summary>
    public string Rewritten() => Rewritten(new(0, Text.Length));
}
