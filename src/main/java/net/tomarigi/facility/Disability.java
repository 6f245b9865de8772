package net.tomarigi.facility;

/** Disability types (障害種別) as Japanese law and practice name them; children are stated apart. */
public enum Disability {
    /** 身体 */
    PHYSICAL,
    /** 知的 */
    INTELLECTUAL,
    /** 精神 */
    PSYCHOSOCIAL,
    /** 発達 */
    DEVELOPMENTAL,
    /** 高次脳機能障害 */
    BRAIN_INJURY,
    /** 難病 */
    INTRACTABLE,
    /** 重症心身障害 */
    SEVERE_MULTIPLE
}
