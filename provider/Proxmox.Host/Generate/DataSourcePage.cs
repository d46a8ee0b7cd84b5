using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;

namespace Proxmox.Host.Generate;

/// <summary>The page of a data source.</summary>
public static class DataSourcePage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="GenerateException">The example is missing, or the declaration cannot be documented.</exception>
    public static string Write(DataSource source, Examples examples)
    {
        var page = DeclarationPage.Begin(source, "Data Source", examples);
        ArgumentReference.Write(page, source.Attributes);
        DeclarationRemarks.WritePrivileges(page, source);
        return page.ToString();
    }
}
