using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>The page of a list of a resource's objects, for <c>terraform query</c>.</summary>
public static class ListPage
{
    /// <summary>Whether the objects of a resource can be listed.</summary>
    public static bool IsListed(Resource resource) => SchemaBuilder.HasIdentity(resource);

    /// <summary>The page's text.</summary>
    /// <exception cref="GenerateException">The example of the import id is not of its form.</exception>
    public static string Write(Resource resource)
    {
        var name = TypeNames.Of(resource);
        var page = new Page($"{name} List Resource - {TypeNames.Provider}", resource.Area.Title, $"Lists the objects of `{name}`. "
            + $"{resource.Doc}")
            .Heading(1, $"{name} (List Resource)")
            .Paragraph($"Lists the objects of [`{name}`](../resources/{resource.Name}.md), for `terraform query` (Terraform 1.14): each "
                + "with its "
                + "identity, and with `include_resource` as it is now. [The guide](../guides/list-resources.md) tells how they are taken "
                + "over.")
            .Heading(2, "Example usage")
            .Paragraph("In a file whose name ends in `.tfquery.hcl`:")
            .Code("terraform", Example(resource));
        if (resource.Parents.IsEmpty)
        {
            page.Heading(2, "Schema").Paragraph("There is nothing to configure: all objects of the datacenter are listed.");
        }
        else
        {
            ArgumentReference.Write(
                page, [.. resource.Parents.Select(field => field with { Presence = Presence.Required, IsReplacing = false })]);
        }

        return page.ToString();
    }

    private static string Example(Resource resource)
    {
        var head = $"list \"{TypeNames.Of(resource)}\" \"all\" {{\n  provider = {TypeNames.Provider}\n";
        if (resource.Parents.IsEmpty)
        {
            return head + "}\n";
        }

        var width = resource.Parents.Max(field => field.Name.Length);
        var import = new ImportExample(resource, "all");
        return head + "\n  config {\n"
            + string.Concat(resource.Parents.Select(field => $"    {field.Name.PadRight(width)} = {import.Part(field)}\n")) + "  }\n}\n";
    }
}
