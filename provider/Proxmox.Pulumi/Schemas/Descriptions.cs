using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>What the schema tells people, in Markdown: the declaration's texts, and what follows from the rest of it.</summary>
internal static class Descriptions
{
    /// <summary>The description of a property.</summary>
    public static string Of(Field field, PropertyWords names)
    {
        // A deprecation has a member of its own in the schema, and so has a set of texts.
        var words = field.Allowed.IsEmpty ? field.Known : field.Allowed;
        var told = field with { Deprecation = null, Rules = [.. field.Rules.Where(rule => words.IsEmpty || rule.Expectation != Rule.OneOf(words).Expectation)] };
        var parts = new List<string> { field.Doc };
        parts.AddRange(Remarks.Of(told));
        if (field.Type is FieldType.Set)
        {
            parts.Add("The order does not matter.");
        }

        if (field.IsAutonamed)
        {
            parts.Add("When unset, it is made from the name that the program gives the resource.");
        }

        return names.In(string.Join(' ', parts));
    }

    /// <summary>The description of a named type, from the field that has it.</summary>
    public static string OfType(Field field, PropertyWords words) => words.In(field.Doc);

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
            .Code("sh", $"pulumi import {Tokens.Of(resource)} {PropertyNames.Camel(Tokens.Noun(resource))} {ShellWord.Quote(resource.ImportId.Example)}");
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
            .Paragraph("It runs with every update of the program that calls it. A preview checks its arguments and changes nothing; its answer is empty then.");
        PrivilegeRemarks.Write(text, command, isBrief: true);
        return Join(command, words, example, text);
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

        string?[] parts = [words.In(beginning.ToString()), example is null ? null : example.TrimEnd('\n') + "\n", words.In(rest.ToString())];
        return string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
