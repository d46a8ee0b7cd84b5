using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Shared;

/// <summary>The parameters of a reading that some inputs of a data source are.</summary>
internal static class Query
{
    /// <summary>Those that the user has given, by their names on the wire.</summary>
    public static Form Of(Attributes config, params IEnumerable<Field> inputs)
    {
        var query = new Form();
        foreach (var input in inputs.Where(config.Has))
        {
            ToForm.Add(query, input, config[input]);
        }

        return query;
    }
}
