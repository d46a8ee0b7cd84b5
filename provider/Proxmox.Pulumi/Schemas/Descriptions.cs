using System.Text.RegularExpressions;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>What the schema tells people, in Markdown: the declaration's texts, and what follows from the rest of it.</summary>
internal static partial class Descriptions
{
    /// <summary>The description of a property.</summary>
    public static string Of(Field field, PropertyWords names)
    {
        // The schema has members for a deprecation and for a replacement, and the type of words says which there are, and what they mean.
        var words = EnumNames.Words(field);
        var told = field with
        {
            Deprecation = null,
            IsReplacing = false,
            IsServerChosen = field.IsServerChosen && !field.Doc.Contains("Unset ", StringComparison.Ordinal),
            Rules = [.. field.Rules.Where(rule => rule.Words.Count == 0 || (rule.Words.Count != words.Length && !rule.Words.All(IsNamed)))],
        };
        var parts = new List<string> { words.Aggregate(field.Doc, (doc, word) =>
            doc.Replace($"`{word.Word}` ({Within(word.Meaning)})", $"`{word.Word}`", StringComparison.OrdinalIgnoreCase)) };
        parts.AddRange(Remarks.Of(told));
        if (field.Type is FieldType.Set)
        {
            parts.Add("The order does not matter.");
        }

        if (field.IsAutonamed)
        {
            parts.Add("When unset, it is made from the resource's name in the program.");
        }

        return names.In(string.Join(' ', parts));

        static string? Within(string? meaning) => meaning?.TrimEnd('.');

        bool IsNamed(string word) => field.Doc.Contains($"`{word}`", StringComparison.Ordinal);
    }

    /// <summary>What a property or the type of its values is, without how it is given: the first sentence, up to a colon.</summary>
    public static string Summary(Field field, PropertyWords names) => names.In(Beginning().Match(field.ReadDoc ?? field.Doc).Value + ".");

    /// <summary>The description of the provider and its settings.</summary>
    public static string OfProvider(Declaration configuration, PropertyWords words)
    {
        var text = new Markdown().Paragraph(configuration.Doc);
        ProviderRemarks.Write(text, configuration, "Setting");
        return words.In(text.ToString());
    }

    /// <summary>The description of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="words">Brings texts to Pulumi's names.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static string Of(Resource resource, PropertyWords words, string? example)
    {
        var text = new Markdown();
        DeclarationRemarks.WriteTimeouts(text, resource, "customTimeouts");
        EffectRemarks.Write(text, resource);
        PrivilegeRemarks.Write(text, resource, isBrief: true);
        text.Heading(2, "Import")
            .Paragraph($"The id is `{resource.ImportId.Template}`.")
            .Code("sh", $"pulumi import {Tokens.Of(resource)} {PropertyNames.Camel(Tokens.Noun(resource))} "
                + $"{ShellWord.Quote(resource.ImportId.Example)}");
        return Join(resource, words, example, text);
    }

    /// <summary>The description of a function.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="words">Brings texts to Pulumi's names.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static string Of(DataSource source, PropertyWords words, string? example)
    {
        var text = new Markdown();
        PrivilegeRemarks.Write(text, source, isBrief: true);
        return Join(source.Of is { } resource ? source with { Doc = Naming(resource, source.Doc) } : source, words, example, text);
    }

    /// <summary>The description of the function of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="words">Brings texts to Pulumi's names.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static string Of(Command command, PropertyWords words, string? example)
    {
        var text = new Markdown().Heading(2, "When it runs")
            .Paragraph("It runs with every update of the program that calls it. A preview checks its arguments and changes nothing; its "
                + "answer is empty then.");
        PrivilegeRemarks.Write(text, command, isBrief: true);
        return Join(command, words, example, text);
    }

    /// <summary>The description of a function that computes.</summary>
    /// <param name="function">The function.</param>
    /// <param name="words">Brings texts to Pulumi's names.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static string Of(Function function, PropertyWords words, string? example) => Join(function, words, example, new());

    /// <summary>The description of the function that opens something ephemeral.</summary>
    /// <param name="ephemeral">What it opens.</param>
    /// <param name="words">Brings texts to Pulumi's names.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static string Of(Ephemeral ephemeral, PropertyWords words, string? example)
    {
        var text = new Markdown();
        PrivilegeRemarks.Write(text, ephemeral, isBrief: true);
        return Join(ephemeral, words, example, text);
    }

    // It says first what it reads: the resource, which may have the name of an attribute that is spoken of later.
    private static string Naming(Resource resource, string doc)
    {
        var name = $"`{resource.Name}`";
        var at = doc.IndexOf(name, StringComparison.Ordinal);
        return at < 0 ? doc : $"{doc[..at]}`{Tokens.Of(resource)}`{doc[(at + name.Length)..]}";
    }

    // Code has names of its own: only what stands around the example is brought to Pulumi's.
    private static string Join(Declaration declaration, PropertyWords words, string? example, Markdown rest)
    {
        var beginning = new Markdown().Paragraph(declaration.Doc);
        if (DeclarationRemarks.Versions(declaration) is { } versions)
        {
            beginning.Paragraph(versions);
        }

        string?[] parts = [words.In(beginning.ToString()), example is null
            ? null : example.TrimEnd('\n') + "\n", words.In(rest.ToString())];
        return string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    // A period in a piece of code, in a number or in an abbreviation ends no sentence.
    [GeneratedRegex(@"^(`[^`]*`|[^`])*?(?=[:;]\s|\.(\s+[A-Z`]|$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();
}
