using System.Globalization;
using System.Text.Json;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Programs;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>The page of a function.</summary>
public static class FunctionPage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="ExampleException">The example is missing.</exception>
    public static string Write(Function function, Examples examples)
    {
        var page = DeclarationPage.Begin(function, "Function", examples);
        page.Heading(2, "Signature").Code("text", Signature(SchemaBuilder.Of(function), function.Name))
            .Paragraph("Terraform calls provider functions since 1.8, OpenTofu since 1.7.");
        page.Heading(2, "Arguments").Paragraph(string.Join('\n', function.Fields.Index().Select(argument =>
            $"{(argument.Index + 1).ToString(CultureInfo.InvariantCulture)}. {ArgumentReference.Entry(argument.Item)}"
                + (argument.Item.Presence == Presence.Required ? "" : " It may be left out."))));
        foreach (var argument in function.Fields)
        {
            ArgumentReference.WriteNested(page, argument);
        }

        page.Heading(2, "Result").Paragraph(ArgumentReference.Entry(function.Result));
        ArgumentReference.WriteNested(page, function.Result);
        return page.ToString();
    }

    private static string Signature(Terraform.Protocol.Function function, string name)
    {
        var parameters = function.Parameters.Select(parameter => $"{parameter.Name} {Word(parameter.Type.Span)}");
        if (function.VariadicParameter is { } last)
        {
            parameters = parameters.Append($"{last.Name} {Word(last.Type.Span)}...");
        }

        return $"{name}({string.Join(", ", parameters)}) {Word(function.Return.Type.Span)}";
    }

    private static string Word(ReadOnlySpan<byte> type)
    {
        var reader = new Utf8JsonReader(type);
        using var json = JsonDocument.ParseValue(ref reader);
        return Word(json.RootElement);
    }

    private static string Word(JsonElement type) => type.ValueKind == JsonValueKind.String ? type.GetString()!
        : type[0].GetString() is "object" ? "object" : $"{type[0].GetString()} of {Word(type[1])}";
}
