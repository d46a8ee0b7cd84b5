using Grpc.Core;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>The end of a create or update that has left something behind: the engine records it with the reasons, and updates it next time.</summary>
internal static class NotReady
{
    /// <summary>The status with everything that is known (<c>pulumirpc.ErrorResourceInitFailed</c>).</summary>
    /// <param name="id">The object's import id.</param>
    /// <param name="outputs">The object as it is.</param>
    /// <param name="inputs">The inputs to record.</param>
    /// <param name="reasons">What went wrong.</param>
    public static RpcException Error(string id, PropertyMap outputs, PropertyMap inputs, IReadOnlyList<string> reasons) => StatusDetails.Error(
        StatusCode.Unknown,
        string.Join("\n\n", reasons),
        nameof(ErrorResourceInitFailed),
        new ErrorResourceInitFailed { Id = id, Properties = PropertyCodec.Write(outputs), Inputs = PropertyCodec.Write(inputs), Reasons = { reasons } });

    /// <summary>
    /// The inputs to record after a failed update: the new ones, and of the old ones what the new ones lack. What was to be cleared is then still
    /// known to have been set, so that the next update clears it; were it forgotten, it would stay in PVE unnoticed.
    /// </summary>
    public static PropertyMap Inputs(PropertyMap olds, PropertyMap news)
    {
        foreach (var (name, old) in olds)
        {
            news = (news[name]?.Bare, old.Bare) switch
            {
                (null, _) => PropertyReader.IsInternal(name) ? news : news.With(name, old),
                (PropertyValue.Object current, PropertyValue.Object former) => news.With(name, SecretMarks.Like(news[name]!, SecretMarks.Like(old, Together(former, current)))),
                _ => news,
            };
        }

        return news;

        static PropertyValue Together(PropertyValue.Object former, PropertyValue.Object current) => new PropertyValue.Object(Inputs(former.Members, current.Members));
    }
}
